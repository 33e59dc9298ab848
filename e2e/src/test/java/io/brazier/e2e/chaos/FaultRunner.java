package io.brazier.e2e.chaos;

import io.brazier.e2e.chaos.FaultLog.Happened;
import io.brazier.e2e.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Carries out a plan, and leaves everything healed.
///
/// Where things come back more slowly than planned a fault is later than planned, not together with
/// more of them than a plan may have at once: else nothing would work at all in the end, and what
/// does nothing does nothing wrong.
final class FaultRunner {

  private final Semaphore atOnce = new Semaphore(ChaosPlan.MOST_AT_ONCE, true);
  private final Map<String, ReentrantLock> places = new ConcurrentHashMap<>();
  private final FaultLog log = new FaultLog();

  /// Returns when the last fault is healed.
  FaultLog run(ChaosPlan plan) {
    long startedNanos = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (PlannedFault planned : plan.faults()) {
        waitUntil(startedNanos + planned.at().toNanos());
        atOnce.acquireUninterruptibly();
        running.add(threads.submit(() -> happen(planned)));
      }
      waitUntil(startedNanos + plan.length().toNanos());
      running.forEach(FaultRunner::result);
    }
    return log;
  }

  private void happen(PlannedFault planned) {
    ReentrantLock place =
        places.computeIfAbsent(planned.fault().place(), _ -> new ReentrantLock(true));
    place.lock();
    try {
      injectAndHeal(planned);
    } finally {
      place.unlock();
      atOnce.release();
    }
  }

  private void injectAndHeal(PlannedFault planned) {
    Fault fault = planned.fault();
    boolean bit = false;
    long beginNanos = System.nanoTime();
    long healingNanos;
    try {
      bit = fault.inject();
      waitUntil(System.nanoTime() + planned.lasts().toNanos());
    } finally {
      healingNanos = System.nanoTime();
      fault.heal();
    }
    Duration healing = Duration.ofNanos(System.nanoTime() - healingNanos);
    log.add(new Happened(fault.kind(), fault.place(), bit, Span.since(beginNanos), healing));
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void result(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a fault could not be injected or healed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
