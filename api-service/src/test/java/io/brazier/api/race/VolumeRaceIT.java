package io.brazier.api.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.RaceProfile;
import io.brazier.testing.Crowd;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.brazier.volume.StatusHistoryRepository;
import io.brazier.volume.VolumeStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A crowd of clients on a few volumes, with the other services at work on them: no volume takes a
/// forbidden step, every delete that was accepted is one step (a forced one may be none), and in
/// the end nothing is left behind.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(RaceProfile.class)
class VolumeRaceIT {

  private static final int CLIENTS = 6;
  private static final int REQUESTS = 40;
  private static final Duration SETTLED = Duration.ofSeconds(60);

  @Inject OtherServices others;
  @Inject AgroalDataSource database;

  private final String project = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(project);
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final AtomicInteger acceptedCreates = new AtomicInteger();
  private final AtomicInteger acceptedDeletes = new AtomicInteger();
  private final AtomicInteger forcedDeletes = new AtomicInteger();

  @Test
  void noVolumeTakesAForbiddenStepAndEveryAcceptedRequestEnds() {
    long seed = Seed.next();
    StatusHistoryRepository history = StatusHistoryRepository.record(database);
    others.serve(seed);
    Crowd.walk(CLIENTS, REQUESTS, seed, this::request);
    await("seed " + seed).atMost(SETTLED).until(() -> count("workers", "true") == 0);
    assertThat(history.steps())
        .as("seed %d", seed)
        .allMatch(step -> step.isAllowed() || step.isForcedDelete());
    assertThat(history.count(step -> step.from().isEmpty()))
        .as("seed %d: creates", seed)
        .isEqualTo(acceptedCreates.get());
    assertThat(history.count(VolumeRaceIT::isDelete))
        .as("seed %d: deletes", seed)
        .isBetween(
            acceptedDeletes.longValue(), acceptedDeletes.longValue() + forcedDeletes.longValue());
    assertNothingIsLeftBehind(seed);
    assertThat(acceptedCreates).as("seed %d: creates", seed).hasValueGreaterThan(CLIENTS);
    assertThat(acceptedDeletes).as("seed %d: deletes", seed).hasPositiveValue();
    assertThat(forcedDeletes).as("seed %d: forced deletes", seed).hasPositiveValue();
  }

  private static boolean isDelete(StatusHistoryRepository.Step step) {
    String deleting = VolumeStatus.DELETING.word();
    boolean goneAtOnce =
        step.to().equals(StatusHistoryRepository.GONE) && !step.from().equals(deleting);
    return goneAtOnce || step.to().equals(deleting);
  }

  private void assertNothingIsLeftBehind(long seed) {
    assertThat(count("volumes", "not deleted and status in ('creating', 'deleting')"))
        .as("seed %d: volumes on which nobody is at work", seed)
        .isZero();
    assertThat(count("volumes", "deleted and id in (select volume_id from volume_metadata)"))
        .as("seed %d: volumes that are gone but for their metadata", seed)
        .isZero();
    assertThat(count("quota_usages", "resource = 'volumes' and in_use = " + liveVolumes()))
        .as("seed %d: usage that is the sum over live volumes", seed)
        .isEqualTo(1);
  }

  private long liveVolumes() {
    return count("volumes", "not deleted");
  }

  private void request(Random random) {
    if (ids.isEmpty()) {
      create();
      return;
    }
    String path = "volumes/" + ids.get(Math.max(0, ids.size() - 1 - random.nextInt(4)));
    switch (random.nextInt(9)) {
      case 0, 1 -> create();
      case 2, 3 -> delete(path, acceptedDeletes);
      case 4 -> delete(path + "?force=true", forcedDeletes);
      case 5 -> expect(admin.put(path, "{'volume': {'name': 'n'}}").extract(), 200, 404);
      case 6 -> expect(admin.put(path, "{'volume': {'metadata': {'k': 'v'}}}").extract(), 200, 404);
      case 7 ->
          expect(admin.post(path + "/metadata", "{'metadata': {'a': 'b'}}").extract(), 200, 404);
      default -> expect(admin.delete(path + "/metadata/a").extract(), 200, 404);
    }
  }

  private void create() {
    ExtractableResponse<Response> answer =
        admin.post("volumes", "{'volume': {'size': 1}}").extract();
    expect(answer, 202, 413);
    if (answer.statusCode() == 202) {
      acceptedCreates.incrementAndGet();
      ids.add(answer.path("volume.id"));
    }
  }

  private void delete(String path, AtomicInteger accepted) {
    ExtractableResponse<Response> answer = admin.delete(path).extract();
    expect(answer, 202, 400, 404, 409);
    if (answer.statusCode() == 202) {
      accepted.incrementAndGet();
    }
  }

  private static void expect(ExtractableResponse<Response> answer, Integer... statuses) {
    assertThat(Set.of(statuses)).as(answer.asString()).contains(answer.statusCode());
  }

  private long count(String table, String condition) {
    String query =
        "select count(*) from %s where project_id = '%s' and %s"
            .formatted(table, project, condition);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
