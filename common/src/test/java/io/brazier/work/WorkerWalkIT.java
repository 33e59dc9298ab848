package io.brazier.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.Topic;
import io.brazier.message.MessageCodec;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A random walk of several actors over the worker mechanism, each step compared with a model:
/// casts are lost and doubled, holders crash and come back late, leases run out, queues are
/// emptied. In the end every accepted worker has ended exactly once.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WorkProfile.class)
class WorkerWalkIT {

  private static final int STEPS = 600;

  @Inject Session session;
  @Inject WorkConfig config;
  @Inject MessageCodec codec;

  static LongStream seeds() {
    return LongStream.of(1, 2, 20261123, Seed.next());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void b2b4b8b12EveryAcceptedWorkerEndsExactlyOnce(long seed) {
    List<Topic> topics = List.of(WorkSamples.topic(), WorkSamples.topic(), WorkSamples.topic());
    WorkerWalk walk =
        new WorkerWalk(new Random(seed), topics, new WorkerWalk.Parts(session, config, codec));
    for (int step = 0; step < STEPS; step++) {
      int number = step;
      assertThat(walk.step()).as("seed %d, step %d", seed, number).isEmpty();
    }
    walk.finish();
    assertThat(walk.accepted()).as("seed %d", seed).isGreaterThan(20);
    assertThat(walk.endings()).as("seed %d", seed).hasSize(walk.accepted()).containsOnly(1);
    assertThat(topics.stream().flatMap(topic -> walk.rows().ids(topic).stream()))
        .as("seed %d", seed)
        .isEmpty();
  }
}
