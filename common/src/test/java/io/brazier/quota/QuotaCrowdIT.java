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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Many at once: creating, deleting, retyping, settling each other's reservations, changing limits,
/// renaming types, crashing and losing their connections, on two projects.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QuotaCrowdIT {

  private static final int WALKERS = 6;
  private static final int STEPS = 120;

  @Inject Quotas quotas;
  @Inject QuotaSets sets;
  @Inject QuotaProbeRepository probe;

  private final List<String> projects =
      List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
  private final List<String> types = new ArrayList<>();
  private final Map<String, String> typeNames = new HashMap<>();
  private final Queue<Entry> committed = new ConcurrentLinkedQueue<>();
  private final Queue<Entry> volumes = new ConcurrentLinkedQueue<>();
  private final Queue<Held> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /// What a transaction that committed has added to a project.
  private record Entry(String projectId, QuotaDelta delta) {}

  private record Held(ReservationId id, Entry entry) {}

  /// A process that dies in the middle of a transaction.
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void usageIsTheSumOfWhatWasCommittedAndNobodyDeadlocksQ2Q4Q8Q15() throws Exception {
    long seed = Seed.next();
    for (int i = 0; i < 3; i++) {
      String name = "crowd-" + UUID.randomUUID();
      String id = QuarkusTransaction.requiringNew().call(() -> probe.createType(name));
      types.add(id);
      typeNames.put(id, name);
    }
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> walks = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(WALKERS + 2)) {
      for (int walker = 0; walker < WALKERS; walker++) {
        Random random = new Random(seed + walker);
        walks.add(executor.submit(() -> walk(random)));
      }
      walks.add(executor.submit(() -> renameAndLimit(new Random(seed - 1))));
      Future<?> watcher = executor.submit(() -> watch(walks, over));
      for (Future<?> walk : walks) {
        walk.get();
      }
      watcher.get();
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + seed, e);
    }
    assertThat(over).as("seed %d: over a limit", seed).isFalse();
    assertThat(refusals).as("seed %d: refusals", seed).hasPositiveValue();
    projects.forEach(project -> assertSums(seed, project));
    held.forEach(one -> run(() -> quotas.rollback(one.id())));
    projects.forEach(
        project -> assertThat(probe.countReservations(project)).as("seed %d", seed).isZero());
  }

  private void walk(Random random) {
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> create(random);
        case 4, 5 -> delete(random);
        case 6 -> hold(random);
        case 7 -> settle(random);
        case 8 -> retype(random);
        default -> transfer(random);
      }
    }
  }

  private void create(Random random) {
    Entry entry =
        new Entry(pick(projects, random), QuotaDelta.ofVolume(pick(types, random), size(random)));
    if (change(random, List.of(entry))) {
      volumes.add(entry);
    }
  }

  private void delete(Random random) {
    Entry entry = volumes.poll();
    if (entry != null
        && !change(random, List.of(new Entry(entry.projectId(), entry.delta().negated())))) {
      volumes.add(entry);
    }
  }

  /// Two reservations in one transaction of which the second frees, on all types at once.
  private void retype(Random random) {
    String project = pick(projects, random);
    int sizeGib = size(random);
    change(
        random,
        List.of(
            new Entry(project, QuotaDelta.ofVolume(types.get(0), sizeGib)),
            new Entry(project, QuotaDelta.ofRetype(types.get(0), types.get(2), sizeGib)),
            new Entry(project, QuotaDelta.ofVolume(types.get(2), sizeGib).negated())));
  }

  /// Two projects in one transaction, in the order of their ids.
  private void transfer(Random random) {
    QuotaDelta delta = QuotaDelta.ofVolume(pick(types, random), size(random));
    List<Entry> entries =
        projects.stream().sorted().map(project -> new Entry(project, delta)).toList();
    if (change(random, entries)) {
      volumes.addAll(entries);
    }
  }

  private void hold(Random random) {
    Entry entry = new Entry(pick(projects, random), QuotaDelta.ofGrowth(pick(types, random), 1, 2));
    ReservationId[] id = new ReservationId[1];
    if (survives(random, () -> id[0] = quotas.reserve(entry.projectId(), entry.delta()))) {
      held.add(new Held(id[0], entry));
    }
  }

  private void settle(Random random) {
    Held one = held.poll();
    if (one == null) {
      return;
    }
    boolean committing = random.nextBoolean();
    Runnable settling =
        committing ? () -> quotas.commit(one.id()) : () -> quotas.rollback(one.id());
    if (!survives(random, settling)) {
      held.add(one);
    } else if (committing) {
      committed.add(one.entry());
    }
  }

  private boolean change(Random random, List<Entry> entries) {
    boolean done =
        survives(
            random,
            () ->
                entries.forEach(
                    entry -> quotas.commit(quotas.reserve(entry.projectId(), entry.delta()))));
    if (done) {
      committed.addAll(entries);
    }
    return done;
  }

  /// Whether the transaction was committed: it may be refused, crash or lose its connection.
  private boolean survives(Random random, Runnable work) {
    int fate = random.nextInt(20);
    try {
      run(() -> {
        work.run();
        end(fate);
      });
      return true;
    } catch (Fault.OverLimit over) {
      refusals.incrementAndGet();
      return false;
    } catch (Crash crash) {
      return false;
    }
  }

  private void end(int fate) {
    if (fate == 0) {
      throw new Crash();
    }
    if (fate == 1) {
      try {
        probe.killConnection();
      } catch (RuntimeException lost) {
        throw new Crash();
      }
    }
  }

  private void renameAndLimit(Random random) {
    for (int step = 0; step < STEPS / 4; step++) {
      String type = pick(types, random);
      String oldName = typeNames.getOrDefault(type, "");
      String name = "crowd-" + UUID.randomUUID();
      run(() -> {
        probe.renameType(type, name);
        sets.renameType(oldName, name);
      });
      typeNames.put(type, name);
      limit(pick(projects, random), "gigabytes_" + name, random.nextInt(60));
      limit(pick(projects, random), "volumes", random.nextInt(20));
    }
  }

  private void limit(String project, String resource, long limit) {
    try {
      run(() -> sets.update(project, Map.of(resource, limit)));
    } catch (Fault.Invalid belowUsage) {
      refusals.incrementAndGet();
    }
  }

  /// A limit cannot be set below what is consumed, so no snapshot ever shows more than the limit.
  private void watch(List<Future<?>> walks, AtomicBoolean over) {
    while (!walks.stream().allMatch(Future::isDone)) {
      for (String project : projects) {
        List<QuotaStanding> standings =
            QuarkusTransaction.requiringNew().call(() -> quotas.usages(project, new Scope.All()));
        for (QuotaStanding standing : standings) {
          if (standing.limit() >= 0 && standing.usage().consumed() > standing.limit()) {
            over.set(true);
          }
        }
      }
    }
  }

  private void assertSums(long seed, String project) {
    Map<QuotaResource, Long> inUse = sums(project, List.copyOf(committed));
    Map<QuotaResource, Long> reserved = sums(project, held.stream().map(Held::entry).toList());
    for (QuotaStanding standing : quotas.usages(project, new Scope.All())) {
      QuotaResource resource = standing.resource();
      assertThat(standing.usage())
          .as("seed %d %s", seed, resource)
          .isEqualTo(
              new QuotaUsage(
                  inUse.getOrDefault(resource, 0L), reserved.getOrDefault(resource, 0L)));
    }
  }

  private Map<QuotaResource, Long> sums(String project, List<Entry> entries) {
    Map<QuotaResource, Long> sums = new HashMap<>();
    entries.stream()
        .filter(entry -> entry.projectId().equals(project))
        .flatMap(
            entry -> entry.delta().named(id -> typeNames.getOrDefault(id, "")).entrySet().stream())
        .filter(amount -> amount.getKey().kind().counted())
        .forEach(amount -> sums.merge(amount.getKey(), amount.getValue(), Long::sum));
    return sums;
  }

  private static void run(Runnable work) {
    QuarkusTransaction.requiringNew()
        .call(
            (Callable<Boolean>)
                () -> {
                  work.run();
                  return true;
                });
  }

  private static int size(Random random) {
    return 1 + random.nextInt(4);
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
