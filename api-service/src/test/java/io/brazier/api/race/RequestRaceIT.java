package io.brazier.api.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.backend.BackendAddress;
import io.brazier.operation.Operation;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Requests to one volume at the same time: one of those that exclude each other wins, and those
/// that do not exclude each other do not undo each other.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class RequestRaceIT {

  private static final int RACES = 8;
  private static final int CLIENTS = 6;
  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");

  @Inject VolumeRepository volumes;
  @Inject Workers workers;

  private final Caller admin = Caller.admin(UUID.randomUUID().toString());

  @Test
  void oneOfManyDeletesWins() {
    for (int race = 0; race < RACES; race++) {
      String path = available();
      assertThat(together(CLIENTS, _ -> admin.delete(path)))
          .containsOnlyOnce(202)
          .isSubsetOf(202, 400, 404);
    }
  }

  @Test
  void updatesOfDifferentFieldsDoNotUndoEachOther() {
    String path = available();
    List<String> fields = List.of("name", "description");
    for (int race = 0; race < RACES; race++) {
      String word = "w" + race;
      together(
          fields.size(),
          runner ->
              admin.put(path, "{'volume': {'%s': '%s'}}".formatted(fields.get(runner), word)));
      admin.get(path).body("volume.name", equalTo(word)).body("volume.description", equalTo(word));
    }
  }

  @Test
  void metadataThatTwoReplaceIsThatOfOne() {
    String path = available();
    for (int race = 0; race < RACES; race++) {
      together(
          2, runner -> admin.put(path, "{'volume': {'metadata': {'k%d': 'v'}}}".formatted(runner)));
      admin.get(path).body("volume.metadata.size()", equalTo(1));
    }
  }

  private String available() {
    String id = admin.post("volumes", "{'volume': {'size': 1}}").extract().path("volume.id");
    QuarkusTransaction.requiringNew()
        .run(() -> {
          VolumeId volume = new VolumeId(id);
          assertThat(workers.cancel(Operation.CREATE_VOLUME.on(id), "done")).isTrue();
          assertThat(volumes.place(volume, POOL, "nova")).isTrue();
          assertThat(volumes.finishCreate(volume, null)).isTrue();
        });
    return "volumes/" + id;
  }

  /// The statuses of requests that are sent at the same time.
  private static List<Integer> together(int number, IntFunction<ValidatableResponse> request) {
    CyclicBarrier start = new CyclicBarrier(number);
    List<Callable<Integer>> requests =
        IntStream.range(0, number)
            .<Callable<Integer>>mapToObj(runner ->
                () -> {
                  start.await();
                  return request.apply(runner).extract().statusCode();
                })
            .toList();
    try (ExecutorService runners = Executors.newFixedThreadPool(number)) {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : runners.invokeAll(requests)) {
        statuses.add(answer.get());
      }
      return statuses;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
