package io.brazier.api.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.RaceProfile;
import io.brazier.testing.Crowd;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.brazier.testing.Tally;
import io.brazier.volume.StatusHistoryRepository;
import io.brazier.volume.StatusHistoryRepository.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A crowd of clients of two projects on one volume, on what is made of it and on what goes with
/// it, while the other services are at work: no volume takes a forbidden step but by an
/// administrator's word, and in the end quota, offers and snapshots are what the rows add up to.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(RaceProfile.class)
class OneVolumeRaceIT {

  private static final int CLIENTS = 4;
  private static final int REQUESTS = 200;
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final Set<Integer> ANSWERS = Set.of(200, 202, 204, 400, 404, 409, 413);
  private static final List<String> RESETS = List.of("available", "error");

  /// What must be zero when all work has ended.
  private static final List<String> LEFT_BEHIND =
      List.of(
          "volumes where not deleted and status in"
              + " ('creating', 'deleting', 'extending', 'retyping', 'reverting')",
          "snapshots where not deleted and status in ('creating', 'deleting', 'restoring')",
          "reservations",
          "quota_usages where reserved <> 0",
          "quota_usages u where in_use <> (select coalesce(sum(amount), 0) from quota_charges c"
              + " where c.project_id = u.project_id and c.resource = u.resource)",
          "quota_charges c where not exists (select 1 from quota_usages u"
              + " where u.project_id = c.project_id and u.resource = c.resource)",
          "volumes v where not deleted and (status = 'awaiting-transfer') <> exists"
              + " (select 1 from transfers t where t.volume_id = v.id and not t.deleted)",
          "snapshots s where not deleted and not exists"
              + " (select 1 from volumes v where v.id = s.volume_id and not v.deleted)",
          "backend_pools p where allocated_capacity_gb <> (select coalesce(sum(gib), 0)"
              + " from pool_claims c where c.pool = p.name)",
          "snapshots where deleted and id in (select snapshot_id from snapshot_metadata)");

  @Inject OtherServices others;
  @Inject AgroalDataSource database;

  private final Caller one = Caller.admin(UUID.randomUUID().toString());
  private final Caller other = Caller.admin(UUID.randomUUID().toString());
  private final List<String> snapshots = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> volume = new AtomicReference<>("none");
  private final AtomicReference<Offer> offer = new AtomicReference<>(new Offer("none", "none"));
  private final Tally accepted = new Tally();

  private record Offer(String id, String key) {}

  @Test
  void whateverRacesTheRowsAddUp() {
    long seed = Seed.next();
    one.post("types", "{'volume_type': {'name': 'race-1', 'extra_specs': {}}}").statusCode(200);
    one.post("types", "{'volume_type': {'name': 'race-2', 'extra_specs': {}}}").statusCode(200);
    StatusHistoryRepository history = StatusHistoryRepository.record(database);
    others.serve(seed);
    Crowd.walk(CLIENTS, REQUESTS, seed, this::request);
    await("seed " + seed).atMost(SETTLED).until(() -> count("workers") == 0);

    List<Step> forced = new ArrayList<>(history.steps());
    forced.removeIf(step -> step.isAllowed() || step.isForcedDelete());
    assertThat(forced)
        .as("seed %d: steps that nobody may take but by an administrator's word", seed)
        .allMatch(step -> RESETS.contains(step.to()))
        .hasSizeLessThanOrEqualTo(accepted.of("reset"));
    for (String left : LEFT_BEHIND) {
      assertThat(count(left)).as("seed %d: %s, of %s", seed, left, accepted).isZero();
    }
    assertThat(accepted.counts().keySet())
        .as("seed %d", seed)
        .contains("create", "extend", "retype", "snapshot", "offer", "reset");
  }

  private void request(Random random) {
    Caller caller = random.nextInt(3) == 0 ? other : one;
    String path = "volumes/" + volume.get();
    switch (random.nextInt(21)) {
      case 0 -> renew(caller, path);
      case 1, 2, 3 -> snapshot(caller);
      case 4, 5, 6 ->
          act("extend", caller, path, "{'os-extend': {'new_size': %d}}", 2 + random.nextInt(6));
      case 7, 8, 9 ->
          act(
              "retype",
              caller,
              path,
              "{'os-retype': {'new_type': 'race-%d'}}",
              1 + random.nextInt(2));
      case 10, 11 -> act("revert", caller, path, "{'revert': {'snapshot_id': '%s'}}", latest());
      case 12, 13 -> offer(caller, random.nextInt(4) == 0);
      case 14, 15 -> accept(caller);
      case 19 -> tell("withdraw", caller.delete("volume-transfers/" + offer.get().id()));
      case 16 ->
          act(
              "reset",
              caller,
              path,
              "{'os-reset_status': {'status': '%s'}}",
              RESETS.get(random.nextInt(RESETS.size())));
      case 17 -> tell("delete snapshot", caller.delete("snapshots/" + latest()));
      case 18 -> tell("cascade", caller.delete(path + "?cascade=true"));
      default -> create(caller, source(random));
    }
  }

  private String latest() {
    return snapshots.isEmpty() ? "none" : snapshots.getLast();
  }

  private String source(Random random) {
    return random.nextBoolean()
        ? ", 'source_volid': '%s'".formatted(volume.get())
        : ", 'snapshot_id': '%s'".formatted(latest());
  }

  /// A new volume takes the place of the one that they all race for, if that is gone.
  private void renew(Caller caller, String path) {
    if (isGone(one, path) && isGone(other, path)) {
      ExtractableResponse<Response> answer = create(caller, ", 'volume_type': 'race-1'");
      if (answer.statusCode() == 202) {
        volume.set(answer.path("volume.id"));
      }
    } else {
      tell("delete", caller.delete(path));
    }
  }

  private static boolean isGone(Caller caller, String path) {
    return caller.get(path).extract().statusCode() == 404;
  }

  private ExtractableResponse<Response> create(Caller caller, String more) {
    return tell("create", caller.post("volumes", "{'volume': {'size': 1%s}}".formatted(more)));
  }

  private void snapshot(Caller caller) {
    String body =
        "{'snapshot': {'volume_id': '%s', 'metadata': {'k': 'v'}}}".formatted(volume.get());
    ExtractableResponse<Response> answer = tell("snapshot", caller.post("snapshots", body));
    if (answer.statusCode() == 202) {
      snapshots.add(answer.path("snapshot.id"));
    }
  }

  private void offer(Caller caller, boolean alone) {
    String body =
        "{'transfer': {'volume_id': '%s', 'no_snapshots': %b}}".formatted(volume.get(), alone);
    ExtractableResponse<Response> answer = tell("offer", caller.post("volume-transfers", body));
    if (answer.statusCode() == 202) {
      offer.set(new Offer(answer.path("transfer.id"), answer.path("transfer.auth_key")));
    }
  }

  private void accept(Caller caller) {
    Offer open = offer.get();
    String path = "volume-transfers/" + open.id() + "/accept";
    tell("accept", caller.post(path, "{'accept': {'auth_key': '%s'}}".formatted(open.key())));
  }

  private void act(String what, Caller caller, String path, String body, Object parameter) {
    tell(what, caller.post(path + "/action", body.formatted(parameter)));
  }

  private ExtractableResponse<Response> tell(String what, ValidatableResponse reply) {
    ExtractableResponse<Response> answer = reply.extract();
    assertThat(ANSWERS).as("%s: %s", what, answer.asString()).contains(answer.statusCode());
    if (answer.statusCode() == 202) {
      accepted.add(what);
    }
    return answer;
  }

  private long count(String what) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(what, e);
    }
  }
}
