package io.brazier.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One client walks at random through everything that can be done and crashes on the way; after
/// each step the database says what the model says. So the SQL and [QuotaEngine#decide] agree.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QuotaWalkIT {

  private static final int WALKS = 4;
  private static final int STEPS = 120;

  @Inject Quotas quotas;
  @Inject QuotaSets sets;
  @Inject QuotaProbeRepository probe;

  /// A process that dies in the middle of a transaction.
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void databaseAndModelAgreeAfterEveryStepQ2Q4Q7Q8() {
    long seed = Seed.next();
    for (int walk = 0; walk < WALKS; walk++) {
      new Walk(seed + walk).run();
    }
  }

  /// The state of one walk: two projects, three types.
  private final class Walk {

    private final long seed;
    private final Random random;
    private final QuotaModel model = new QuotaModel();
    private final List<String> projects;
    private final List<String> types;

    Walk(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.projects = List.of(freshId(), freshId());
      this.types = List.of(createType(), createType(), createType());
      for (String project : projects) {
        // The seeded default class.
        model.limit(project, QuotaKind.VOLUMES, null, 10);
        model.limit(project, QuotaKind.SNAPSHOTS, null, 10);
        model.limit(project, QuotaKind.GIGABYTES, null, 1000);
      }
    }

    private String createType() {
      String name = freshName();
      String id = QuarkusTransaction.requiringNew().call(() -> probe.createType(name));
      model.name(id, name);
      return id;
    }

    private String freshId() {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String freshName() {
      return "gigabytes_" + freshId();
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        String what = step();
        for (String project : projects) {
          assertThat(usages(project))
              .as("seed %d step %d: %s", seed, step, what)
              .isEqualTo(model.usages(project));
        }
      }
      assertThat(projects.stream().mapToLong(probe::countReservations).sum() > 0)
          .as("seed %d: leaked reservations", seed)
          .isEqualTo(!model.pending().isEmpty());
    }

    private String step() {
      return switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> reserveAndCommit(pickProject(), pickDelta());
        case 4, 5 -> reserve(pickProject(), pickDelta());
        case 6, 7 -> settle();
        case 8 -> limit(pickProject());
        default -> rename(pickType());
      };
    }

    private String pickProject() {
      return projects.get(random.nextInt(projects.size()));
    }

    private String pickType() {
      return types.get(random.nextInt(types.size()));
    }

    private QuotaDelta pickDelta() {
      int sizeGib = 1 + random.nextInt(40);
      return switch (random.nextInt(6)) {
        case 0, 1 -> QuotaDelta.ofVolume(pickType(), sizeGib);
        case 2 -> QuotaDelta.ofSnapshot(pickType(), sizeGib);
        case 3 -> QuotaDelta.ofGrowth(pickType(), sizeGib, 2 * sizeGib);
        case 4 -> QuotaDelta.ofVolume(pickType(), sizeGib).negated();
        default -> QuotaDelta.ofRetype(types.get(0), types.get(1), sizeGib);
      };
    }

    /// The create path: both in one transaction, which may crash after either.
    private String reserveAndCommit(String project, QuotaDelta delta) {
      if (goesBelowZero(project, delta)) {
        return "nothing";
      }
      Optional<ReservationId> done =
          attempt(
              project,
              delta,
              () -> {
                ReservationId id = quotas.reserve(project, delta);
                crashAtTimes();
                quotas.commit(id);
                crashAtTimes();
                return id;
              });
      done.ifPresent(id -> {
        model.reserve(id, project, delta);
        model.commit(id);
      });
      return "reserve and commit " + delta;
    }

    private String reserve(String project, QuotaDelta delta) {
      if (delta.changes().stream().anyMatch(change -> change.amount() < 0)) {
        return "nothing";
      }
      attempt(
              project,
              delta,
              () -> {
                ReservationId id = quotas.reserve(project, delta);
                crashAtTimes();
                return id;
              })
          .ifPresent(id -> model.reserve(id, project, delta));
      return "reserve " + delta;
    }

    /// Runs it in a transaction, holds a refusal against the model's, and is empty after a crash.
    private Optional<ReservationId> attempt(
        String project, QuotaDelta delta, java.util.concurrent.Callable<ReservationId> work) {
      QuotaDecision expected = model.decide(project, delta);
      try {
        ReservationId id = QuarkusTransaction.requiringNew().call(work);
        assertThat(expected).as("seed %d", seed).isEqualTo(new QuotaDecision.Allowed());
        return Optional.of(id);
      } catch (Fault.OverLimit fault) {
        assertRefused(expected, fault);
        return Optional.empty();
      } catch (Crash crash) {
        return Optional.empty();
      }
    }

    private void assertRefused(QuotaDecision expected, Fault.OverLimit fault) {
      switch (expected) {
        case QuotaDecision.Allowed() ->
            throw new AssertionError("seed %d: refused what fits".formatted(seed), fault);
        case QuotaDecision.Refused refused ->
            assertThat(fault)
                .as("seed %d", seed)
                .hasMessage(QuotaFaults.overLimit(refused.decisive()).getMessage());
      }
    }

    private boolean goesBelowZero(String project, QuotaDelta delta) {
      return delta.changes().stream()
          .anyMatch(change ->
              change.amount() < 0
                  && below(project, change.kind(), change.typeId(), change.amount()));
    }

    private boolean below(String project, QuotaKind kind, @Nullable String type, long amount) {
      return model.usage(project, kind, type).inUse() + amount < 0;
    }

    private String settle() {
      List<ReservationId> pending =
          model.pending().stream()
              .sorted(java.util.Comparator.comparing(ReservationId::value))
              .toList();
      if (pending.isEmpty()) {
        return "nothing";
      }
      ReservationId id = pending.get(random.nextInt(pending.size()));
      boolean committing = random.nextBoolean();
      Runnable settling = committing ? () -> quotas.commit(id) : () -> quotas.rollback(id);
      if (survives(settling)) {
        if (committing) {
          model.commit(id);
        } else {
          model.rollback(id);
        }
      }
      return "settle " + id;
    }

    private String limit(String project) {
      String type = random.nextBoolean() ? pickType() : null;
      QuotaKind kind = random.nextBoolean() ? QuotaKind.VOLUMES : QuotaKind.GIGABYTES;
      long limit = random.nextInt(5) == 0 ? -1 : random.nextInt(300);
      String name = new QuotaResource(kind, type == null ? null : model.nameOf(type)).name();
      boolean below = limit >= 0 && limit < model.usage(project, kind, type).consumed();
      try {
        if (survives(() -> sets.update(project, Map.of(name, limit)))) {
          assertThat(below).as("seed %d: limit below usage", seed).isFalse();
          model.limit(project, kind, type, limit);
        }
      } catch (Fault.Invalid refused) {
        assertThat(below).as("seed %d: %s", seed, refused.getMessage()).isTrue();
      }
      return "limit " + name + " to " + limit;
    }

    private String rename(String type) {
      String oldName = model.nameOf(type);
      String name = freshName();
      Runnable renaming =
          () -> {
            probe.renameType(type, name);
            sets.renameType(oldName, name);
          };
      if (survives(renaming)) {
        model.name(type, name);
      }
      return "rename " + oldName;
    }

    private boolean survives(Runnable work) {
      try {
        QuarkusTransaction.requiringNew()
            .run(() -> {
              work.run();
              crashAtTimes();
            });
        return true;
      } catch (Crash crash) {
        return false;
      }
    }

    private void crashAtTimes() {
      if (random.nextInt(8) == 0) {
        throw new Crash();
      }
    }

    private Map<String, QuotaUsage> usages(String project) {
      Map<String, QuotaUsage> named = new TreeMap<>();
      for (QuotaStanding standing : quotas.usages(project, new Scope.All())) {
        if (!standing.usage().equals(QuotaUsage.NONE)) {
          named.put(standing.resource().name(), standing.usage());
        }
      }
      return named;
    }
  }
}
