package io.brazier.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.brazier.bus.Topic;
import io.brazier.message.MessageCodec;
import io.brazier.testing.ConnectionKiller;
import io.brazier.testing.Crowd;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/// Many actors at once on the worker mechanism, whose connections the database ends between any two
/// statements. Whatever is written under a lease is written together with a line in a diary, so the
/// diary says who wrote what.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WorkProfile.class)
class WorkerCrowdIT {

  private static final int ACTORS = 6;
  private static final int STEPS = 80;

  @Inject Session session;
  @Inject WorkConfig config;
  @Inject MessageCodec codec;
  @Inject AgroalDataSource database;

  @Test
  void b2b4b8f14EveryAcceptedWorkerEndsOnceAndNoTwoHoldersWrite() {
    long seed = Seed.next();
    WorkerDiaryRepository diary = WorkerDiaryRepository.open(session, database);
    WorkerCrowd crowd = new WorkerCrowd(new WorkerWalk.Parts(session, config, codec), diary);
    try (ConnectionKiller killer = ConnectionKiller.start(database, seed)) {
      Crowd.walk(ACTORS, STEPS, seed, crowd::step);
      assertThat(killer.kills()).as("seed %d", seed).isPositive();
    }
    crowd.finish();
    assertThat(diary.accepted()).as("seed %d: accepted", seed).isGreaterThan(ACTORS);
    assertThat(diary.unlikeOneEnd()).as("seed %d: not ended exactly once", seed).isEmpty();
    assertThat(diary.writesAfterTheEnd()).as("seed %d: written after the end", seed).isEmpty();
    assertThat(diary.sharedFences()).as("seed %d: written twice by one lease", seed).isEmpty();
    for (Topic topic : crowd.topics()) {
      assertThat(crowd.rows().ids(topic)).as("seed %d: left over", seed).isEmpty();
    }
  }
}
