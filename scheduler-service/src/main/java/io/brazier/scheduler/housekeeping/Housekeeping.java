package io.brazier.scheduler.housekeeping;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/// Does the chores at the start and then once in a period, on one thread. A chore that fails is
/// told and tried again with the next round; it keeps no other from being done.
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  private final IntSupplier expiry;
  private final IntSupplier reaping;
  private final IntSupplier keeping;
  private final IntConsumer alarm;
  private final Duration period;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  @Inject
  Housekeeping(Chores chores, HousekeepingConfig config) {
    this(
        chores::expireReservations,
        chores::reapMessages,
        chores::keepOperations,
        Housekeeping::tellLeak,
        config.period());
  }

  /// @param alarm gets the number of expired reservations, if there were any
  Housekeeping(
      IntSupplier expiry,
      IntSupplier reaping,
      IntSupplier keeping,
      IntConsumer alarm,
      Duration period) {
    this.expiry = expiry;
    this.reaping = reaping;
    this.keeping = keeping;
    this.alarm = alarm;
    this.period = period;
  }

  void start(@Observes StartupEvent event) {
    start();
  }

  void start() {
    var _ =
        executor.scheduleWithFixedDelay(this::tidy, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  void tidy() {
    survive("expire reservations", this::expire);
    survive("reap user messages", this::reap);
    survive("keep the record of operations", this::keep);
  }

  private void expire() {
    int found = expiry.getAsInt();
    if (found != 0) {
      alarm.accept(found);
    }
  }

  private void reap() {
    LOG.debugf("Reaped %d user messages", reaping.getAsInt());
  }

  private void keep() {
    LOG.debugf("Dropped %d days of the record of operations", keeping.getAsInt());
  }

  private static void tellLeak(int found) {
    LOG.errorf(
        "%d reservations were never settled and are given back: an operation ended without"
            + " settling its quota",
        found);
  }

  private static void survive(String chore, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      // One of the loops that must survive: an executor drops a task that throws.
      LOG.errorf(failed, "Could not %s", chore);
    }
  }
}
