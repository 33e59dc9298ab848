package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.Delivery;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import io.brazier.work.WorkerRepository.TakeOutcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One queue at work: parse, wait for a place, take, acknowledge, handle.
///
/// Thread-safe: deliveries come on virtual threads of their own; the places bound how many of them
/// handle at a time.
final class WorkLane {

  private static final Logger LOG = Logger.getLogger(WorkLane.class);

  /// Longer than a driver's command that was told to end has for it.
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

  private static final Duration BETWEEN_TAKES = Duration.ofSeconds(1);

  private final WorkQueue queue;
  private final LeaseHolding holding;
  private final WorkConfig config;
  private final LeasedWork work;
  private final Semaphore places;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Subscription subscription;

  WorkLane(WorkQueue queue, LeaseHolding holding, WorkConfig config) {
    this.queue = queue;
    this.holding = holding;
    this.config = config;
    this.work = new LeasedWork(queue, holding);
    this.places = new Semaphore(queue.width(), true);
  }

  Topic topic() {
    return queue.topic();
  }

  void start(Bus bus) {
    subscription = bus.consume(queue.topic(), queue.width(), this::receive);
  }

  /// Takes nothing new.
  void stop() {
    stopped.countDown();
    work.stop();
  }

  /// Gives back what was delivered and not taken; others can have it at once.
  void leaveQueue() {
    Subscription current = subscription;
    if (current != null) {
      current.close();
    }
  }

  /// Waits for running work and interrupts what takes too long.
  void drain() {
    if (idleWithin(config.drain())) {
      return;
    }
    work.cutOff();
    if (!idleWithin(AFTER_INTERRUPT)) {
      LOG.warnf("Work goes on while the service stops; its lease will run out: %s", queue.topic());
    }
  }

  private boolean idleWithin(Duration limit) {
    try {
      return places.tryAcquire(queue.width(), limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void receive(Delivery delivery) {
    switch (delivery.content()) {
      case NotUnderstood<Envelope>(String reason) -> delivery.deadLetter(reason);
      case Understood<Envelope>(Envelope envelope) -> waitForPlace(delivery, envelope);
    }
  }

  /// A delivery that waits too long is acknowledged untaken, since brokers give up on consumers
  /// that hold deliveries; the sweep casts the row again.
  private void waitForPlace(Delivery delivery, Envelope envelope) {
    try {
      if (!places.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        delivery.ack();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      takeInPlace(delivery, envelope);
    } finally {
      places.release();
    }
  }

  private void takeInPlace(Delivery delivery, Envelope envelope) {
    switch (take(envelope.workerId())) {
      case TakeOutcome.Taken(Lease lease) -> {
        delivery.ack();
        work.run(lease, envelope.traceparent());
      }
      case TakeOutcome.Held(), TakeOutcome.Gone() -> delivery.ack();
      case TakeOutcome.Unknown() -> delivery.deadLetter("names no worker that ever was");
      case null -> LOG.debugf("Nothing is taken any more: %s", queue.topic());
    }
  }

  /// Tries until the database answers: nothing else can be done without it, and a delivery that is
  /// kept needs no sweep to come again.
  ///
  /// @return null if the lane was stopped before
  private @Nullable TakeOutcome take(long workerId) {
    for (int attempt = 1; !isStopped(); attempt++) {
      try {
        return holding.take(workerId, queue.topic());
      } catch (RuntimeException e) {
        // Catches everything: whatever keeps the row from being taken, it is as safe as before.
        Logger.Level level = attempt == 1 ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(level, "Cannot take work now: workerId=%d error=%s", workerId, e);
        pause();
      }
    }
    return null;
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void pause() {
    try {
      var _ = stopped.await(BETWEEN_TAKES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
