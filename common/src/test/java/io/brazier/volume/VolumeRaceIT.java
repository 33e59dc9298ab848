package io.brazier.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.brazier.backend.BackendAddress;
import io.brazier.context.Scope;
import io.brazier.resource.Status;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Everything that can happen to a volume in a status, many times and at once: one of it does, and
/// the next status is one of those that may follow (P5). In between, everything that can happen to
/// a volume in whatever status.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VolumeRaceIT {

  private static final int RACES = 60;
  private static final int RUNNERS = 8;
  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");

  /// What the services do to a volume, by the status in which they find it.
  private final Map<Status, List<Predicate<VolumeId>>> steps =
      Map.of(
          VolumeStatus.CREATING,
          List.of(
              id -> volumes().finishCreate(id, null),
              id -> volumes().transition(id, VolumeTransition.CREATED),
              id -> volumes().transition(id, VolumeTransition.CREATE_FAILED)),
          VolumeStatus.AVAILABLE,
          List.of(id -> volumes().startDeleting(id, VolumeStatus.DELETABLE).isPresent()),
          VolumeStatus.ERROR,
          List.of(id -> volumes().startDeleting(id, VolumeStatus.DELETABLE).isPresent()),
          VolumeStatus.DELETING,
          List.of(
              id -> volumes().softDelete(id),
              id -> volumes().transition(id, VolumeTransition.DELETE_FAILED),
              id -> volumes().transition(id, VolumeTransition.DELETE_REFUSED)),
          VolumeStatus.ERROR_DELETING,
          List.of(
              id -> volumes().startDeleting(id, Set.of(VolumeStatus.ERROR_DELETING)).isPresent()));

  @Inject VolumeRepository repository;
  @Inject AgroalDataSource database;

  private final CyclicBarrier start = new CyclicBarrier(RUNNERS);

  @Test
  void eachRaceHasOneWinnerAndNoForbiddenStepIsEverTaken() throws Exception {
    long seed = Seed.next();
    Random random = new Random(seed);
    StatusHistoryRepository history = StatusHistoryRepository.record(database);
    long won = 0;
    try (ExecutorService runners = Executors.newFixedThreadPool(RUNNERS)) {
      VolumeId volume = fresh();
      for (int race = 0; race < RACES; race++) {
        Status status = status(volume);
        long winners = race(runners, lineUp(volume, of(status), random));
        assertThat(winners).as("seed %d, race %d from %s", seed, race, status).isEqualTo(1);
        won += winners;
        won += isGone(volume) ? 0 : race(runners, lineUp(volume, ofAll(), random));
        volume = isGone(volume) ? fresh() : volume;
      }
    }
    assertThat(history.steps())
        .as("seed %d", seed)
        .allMatch(StatusHistoryRepository.Step::isAllowed);
    assertThat(history.count(step -> !step.from().isEmpty())).as("seed %d", seed).isEqualTo(won);
  }

  private List<Predicate<VolumeId>> of(Status status) {
    return steps.getOrDefault(status, List.of());
  }

  private List<Predicate<VolumeId>> ofAll() {
    return steps.values().stream().flatMap(List::stream).toList();
  }

  private List<Callable<Boolean>> lineUp(
      VolumeId volume, List<Predicate<VolumeId>> from, Random random) {
    List<Callable<Boolean>> lineUp = new ArrayList<>();
    for (int runner = 0; runner < RUNNERS; runner++) {
      Predicate<VolumeId> step = from.get(random.nextInt(from.size()));
      lineUp.add(() -> run(step, volume));
    }
    return lineUp;
  }

  private boolean run(Predicate<VolumeId> step, VolumeId volume)
      throws InterruptedException, BrokenBarrierException {
    start.await();
    return committed(() -> step.test(volume));
  }

  private static long race(ExecutorService runners, List<Callable<Boolean>> lineUp)
      throws Exception {
    long winners = 0;
    for (Future<Boolean> runner : runners.invokeAll(lineUp)) {
      winners += runner.get() ? 1 : 0;
    }
    return winners;
  }

  private VolumeId fresh() {
    NewVolume wanted = VolumeSamples.of("race").make();
    committed(() -> repository.insert(wanted));
    committed(() -> repository.place(wanted.id(), POOL, "nova"));
    return wanted.id();
  }

  private Status status(VolumeId volume) {
    return committed(() -> repository.get(volume, new Scope.All()).status());
  }

  private boolean isGone(VolumeId volume) {
    return committed(() -> repository.findLive(volume)).isEmpty();
  }

  private VolumeRepository volumes() {
    return repository;
  }

  private static <T> T committed(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
