package io.brazier.quota;

import static io.brazier.testing.Transactions.committed;
import static io.brazier.testing.Transactions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two or more at the same moment.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QuotaConcurrencyIT {

  private static final int THREADS = 16;

  @Inject Quotas quotas;
  @Inject QuotaSets sets;
  @Inject QuotaProbeRepository probe;

  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final String project = UUID.randomUUID().toString();
  private final String typeName = "type-" + project;
  private String type = "";

  @BeforeEach
  void createType() {
    type = committed(() -> probe.createType(typeName));
  }

  @AfterEach
  void stop() {
    executor.close();
  }

  private QuotaUsage usage(String resource) {
    return QuotaStandings.standing(quotas.usages(project, new Scope.All()), resource).usage();
  }

  private boolean fits() {
    try {
      run(() -> quotas.commit(quotas.reserve(project, QuotaDelta.ofVolume(type, 1))));
      return true;
    } catch (Fault.OverLimit over) {
      return false;
    }
  }

  private void awaitWaiting(long sessions) {
    Awaitility.await("sessions that wait for a lock")
        .until(() -> committed(() -> probe.countWaiting() >= sessions));
  }

  @Test
  void twoHundredReservationsAgainstAHundredGiveExactlyAHundred() throws Exception {
    run(() -> sets.update(project, Map.of("gigabytes", 100L, "volumes", -1L)));
    List<Boolean> outcomes = new ArrayList<>();
    for (Future<Boolean> outcome :
        executor.invokeAll(Collections.nCopies(200, (Callable<Boolean>) this::fits))) {
      outcomes.add(outcome.get());
    }
    assertThat(Collections.frequency(outcomes, true)).isEqualTo(100);
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(100, 0));
    assertThat(usage("volumes_" + typeName)).isEqualTo(new QuotaUsage(100, 0));
    assertThat(probe.countReservations(project)).isZero();
  }

  @Test
  void q6FirstUsersOfAProjectMakeOneRowPerResource() throws Exception {
    for (Future<Boolean> outcome :
        executor.invokeAll(Collections.nCopies(8, (Callable<Boolean>) this::fits))) {
      assertThat(outcome.get()).isTrue();
    }
    assertThat(probe.countUsages(project)).isEqualTo(4);
    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(8, 0));
  }

  @Test
  void q24ReservationSeesTheLimitThatWasLoweredWhileItWaited() throws Exception {
    run(() -> sets.update(project, Map.of("volumes", 1L)));
    Future<Boolean> reserving =
        committed(() -> {
          sets.update(project, Map.of("volumes", 0L));
          Future<Boolean> started = executor.submit(this::fits);
          awaitWaiting(1);
          return started;
        });
    assertThat(reserving.get()).isFalse();
    assertThat(usage("volumes")).isEqualTo(QuotaUsage.NONE);
  }

  @Test
  void q24LimitCannotBeLoweredBelowAReservationThatIsUnderWay() throws Exception {
    Future<?> lowering =
        committed(() -> {
          quotas.reserve(project, QuotaDelta.ofVolume(type, 1));
          Future<?> started =
              executor.submit(() -> run(() -> sets.update(project, Map.of("volumes", 0L))));
          awaitWaiting(1);
          return started;
        });
    assertThatThrownBy(lowering::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(Fault.Invalid.class);
    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(0, 1));
  }

  @Test
  void q4RenameWaitsForAReservationThatIsUnderWayAndTakesItAlong() throws Exception {
    String name = "renamed-" + project;
    Future<?> renaming =
        committed(() -> {
          ReservationId id = quotas.reserve(project, QuotaDelta.ofVolume(type, 1));
          Future<?> started = executor.submit(() -> rename(name));
          awaitWaiting(1);
          quotas.commit(id);
          return started;
        });
    renaming.get();
    assertThat(usage("volumes_" + name)).isEqualTo(new QuotaUsage(1, 0));
  }

  @Test
  void q4ReservationThatWaitsForARenameCountsUnderTheNewName() throws Exception {
    String name = "renamed-" + project;
    Future<Boolean> reserving =
        committed(() -> {
          sets.renameType(typeName, name);
          probe.renameType(type, name);
          Future<Boolean> started = executor.submit(this::fits);
          awaitWaiting(1);
          return started;
        });
    assertThat(reserving.get()).isTrue();
    assertThat(usage("volumes_" + name)).isEqualTo(new QuotaUsage(1, 0));
  }

  private void rename(String name) {
    run(() -> {
      probe.renameType(type, name);
      sets.renameType(typeName, name);
    });
  }

  @Test
  void q5TypeThatIsBeingDeletedIsNotFoundByTheReservationThatWaited() throws Exception {
    Future<Boolean> reserving =
        committed(() -> {
          probe.deleteType(type);
          sets.forgetType(typeName);
          Future<Boolean> started = executor.submit(this::fits);
          awaitWaiting(1);
          return started;
        });
    assertThatThrownBy(reserving::get).hasCauseInstanceOf(Fault.NotFound.class);
    assertThat(probe.countUsages(project)).isZero();
  }

  @Test
  void q7OfTwoCommitsAtTheSameMomentOneIsAnError() throws Exception {
    ReservationId id = committed(() -> quotas.reserve(project, QuotaDelta.ofVolume(type, 1)));
    Future<?> second =
        committed(() -> {
          quotas.commit(id);
          Future<?> started = executor.submit(() -> run(() -> quotas.commit(id)));
          awaitWaiting(1);
          return started;
        });
    assertThatThrownBy(second::get).isInstanceOf(ExecutionException.class);
    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(1, 0));
  }
}
