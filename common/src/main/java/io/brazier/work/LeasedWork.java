package io.brazier.work;

import io.brazier.message.Command;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// What a lane does with work that it has taken: hands it to the handler, and settles what that
/// leaves open. Thread-safe.
final class LeasedWork<C extends Command> {

  private static final Logger LOG = Logger.getLogger(LeasedWork.class);
  private static final String REQUEST_ID = "requestId";

  private final WorkQueue<C> queue;
  private final LeaseHolding holding;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Thread> handling = new HashSet<>(); // guarded by lock
  private boolean cutOff; // guarded by lock
  private volatile boolean stopping;

  LeasedWork(WorkQueue<C> queue, LeaseHolding holding) {
    this.queue = queue;
    this.holding = holding;
  }

  /// From now on work that fails is given back as not tried.
  void stop() {
    stopping = true;
  }

  /// Interrupts every handler, those that are about to begin too.
  void cutOff() {
    lock.lock();
    try {
      cutOff = true;
      handling.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }

  // Catches everything: one failing command must not end the lane.
  void run(Lease lease, String payload, @Nullable String traceparent) {
    MDC.put(REQUEST_ID, lease.requester().requestId());
    try {
      handleInterruptibly(lease, payload, traceparent);
    } catch (FencedOff e) {
      LOG.warnf("Work was lost to another holder: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warnf(
          "Work failed: workerId=%d attempt=%d error=%s", lease.workerId(), lease.attempt(), e);
      LOG.debug("Work failed", e);
      settleFailure(lease, e);
    } finally {
      holding.forget(lease);
      MDC.remove(REQUEST_ID);
    }
  }

  private void handleInterruptibly(Lease lease, String payload, @Nullable String traceparent) {
    enter();
    try {
      holding.traced(lease, traceparent, () -> handle(lease, payload));
      if (holding.isOpen(lease)) {
        throw new IllegalStateException("the handler neither ended the work nor handed it on");
      }
    } finally {
      leave();
    }
  }

  private void enter() {
    lock.lock();
    try {
      handling.add(Thread.currentThread());
      if (cutOff) {
        Thread.currentThread().interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /// No interrupt comes after this, and one that came is forgotten: it would break the statements
  /// that follow.
  private void leave() {
    lock.lock();
    try {
      handling.remove(Thread.currentThread());
      if (Thread.interrupted()) {
        LOG.debug("Handler was interrupted");
      }
    } finally {
      lock.unlock();
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
    try {
      if (stopping) {
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
