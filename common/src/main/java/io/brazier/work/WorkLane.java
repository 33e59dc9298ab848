package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.Delivery;
import io.brazier.bus.Subscription;
import io.brazier.message.Command;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// One queue at work: parse, wait for a place, take, acknowledge, handle.
///
/// Thread-safe: deliveries come on virtual threads of their own; the places bound how many of them
/// handle at a time.
final class WorkLane<C extends Command> {

  private static final Logger LOG = Logger.getLogger(WorkLane.class);
  private static final String REQUEST_ID = "requestId";
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final WorkQueue<C> queue;
  private final LeaseHolding holding;
  private final WorkConfig config;
  private final Semaphore places;
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;
  private volatile @Nullable Subscription subscription;

  WorkLane(WorkQueue<C> queue, LeaseHolding holding, WorkConfig config) {
    this.queue = queue;
    this.holding = holding;
    this.config = config;
    this.places = new Semaphore(queue.width(), true);
  }

  void start(Bus bus) {
    subscription = bus.consume(queue.topic(), queue.width(), this::receive);
  }

  /// Takes work that no message can be made of.
  void takeUncast(Cast cast) {
    Thread.startVirtualThread(() -> {
      if (places.tryAcquire()) {
        takeInPlace(cast);
      }
    });
  }

  private void takeInPlace(Cast cast) {
    try {
      if (!stopping
          && tryTake(cast.workerId()) instanceof TakeOutcome.Taken(Lease lease, String payload)) {
        work(lease, payload, cast.traceparent());
      }
    } finally {
      places.release();
    }
  }

  /// Takes nothing new.
  void stop() {
    stopping = true;
    Subscription current = subscription;
    if (current != null) {
      current.stop();
    }
  }

  /// Waits for running work, interrupts what takes too long, and gives unsettled deliveries back.
  void drain() {
    if (!idleWithin(config.drain())) {
      workers.forEach(Thread::interrupt);
      if (!idleWithin(AFTER_INTERRUPT)) {
        LOG.warnf(
            "Work goes on while the service stops; its lease will run out: %s", queue.topic());
      }
    }
    Subscription current = subscription;
    if (current != null) {
      current.close();
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
      if (!stopping) {
        take(delivery, envelope);
      }
    } finally {
      places.release();
    }
  }

  private void take(Delivery delivery, Envelope envelope) {
    switch (tryTake(envelope.workerId())) {
      case TakeOutcome.Taken(Lease lease, String payload) -> {
        delivery.ack();
        work(lease, payload, envelope.traceparent());
      }
      case TakeOutcome.Held(), TakeOutcome.Gone() -> delivery.ack();
      case TakeOutcome.Unknown() -> delivery.deadLetter("names no worker that ever was");
    }
  }

  // Catches everything: with the database away the message is of no use, and the row is as safe as
  // before; the sweep casts it again.
  private TakeOutcome tryTake(long workerId) {
    try {
      return holding.take(workerId, queue.topic());
    } catch (RuntimeException e) {
      LOG.warnf("Cannot take work now: workerId=%d error=%s", workerId, e);
      return new TakeOutcome.Held();
    }
  }

  // Catches everything: one failing command must not end the lane.
  private void work(Lease lease, String payload, @Nullable String traceparent) {
    MDC.put(REQUEST_ID, lease.requester().requestId());
    workers.add(Thread.currentThread());
    try {
      holding.traced(lease, traceparent, () -> handle(lease, payload));
      if (holding.isOpen(lease)) {
        throw new IllegalStateException("the handler neither ended the work nor handed it on");
      }
    } catch (FencedOff e) {
      LOG.warnf("Work was lost to another holder: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warnf(
          "Work failed: workerId=%d attempt=%d error=%s", lease.workerId(), lease.attempt(), e);
      LOG.debug("Work failed", e);
      settleFailure(lease, e);
    } finally {
      workers.remove(Thread.currentThread());
      holding.forget(lease);
      MDC.remove(REQUEST_ID);
    }
  }

  private void handle(Lease lease, String payload) {
    if (holding.budget(lease) == Budget.EXCEEDED) {
      String cause = lease.lastError();
      queue.expired().expired(lease, cause == null ? "every attempt was cut off" : cause);
      return;
    }
    switch (holding.decode(payload)) {
      case Understood<Command>(Command command) -> handleCommand(command, lease);
      case NotUnderstood<Command>(String reason) -> throw new IllegalStateException(reason);
    }
  }

  private void handleCommand(Command command, Lease lease) {
    if (!queue.commands().isInstance(command)) {
      throw new IllegalStateException(queue.topic() + " does not serve " + command.operation());
    }
    queue.handler().handle(queue.commands().cast(command), lease);
  }

  private void settleFailure(Lease lease, RuntimeException failure) {
    // An interrupt would break the statements that follow.
    boolean interrupted = Thread.interrupted();
    try {
      if (stopping || interrupted) {
        holding.release(lease);
      } else if (holding.budget(lease) == Budget.LEFT) {
        holding.giveBack(lease, failure.toString());
      } else {
        expire(lease, failure);
      }
    } catch (RuntimeException e) {
      LOG.warnf("Cannot give work back, its lease will run out: workerId=%d", lease.workerId());
      LOG.debug("Cannot give work back", e);
    }
  }

  private void expire(Lease lease, RuntimeException failure) {
    try {
      queue.expired().expired(lease, failure.toString());
    } catch (FencedOff e) {
      LOG.warnf("Work was lost to another holder: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf("Cannot give work up: workerId=%d error=%s", lease.workerId(), e);
      holding.giveBack(lease, failure.toString());
    }
  }
}
