package io.brazier.work;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// What a lane does with work that it has taken: hands it to the handler, and settles what that
/// leaves open. Thread-safe.
final class LeasedWork {

  private static final Logger LOG = Logger.getLogger(LeasedWork.class);
  private static final String REQUEST_ID = "requestId";

  private final WorkQueue queue;
  private final LeaseHolding holding;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Thread> handling = new HashSet<>(); // guarded by lock
  private boolean cutOff; // guarded by lock
  private volatile boolean stopping;

  LeasedWork(WorkQueue queue, LeaseHolding holding) {
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
  void run(Lease lease, @Nullable String traceparent) {
    MDC.put(REQUEST_ID, lease.requester().requestId());
    try {
      handleInterruptibly(lease, traceparent);
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

  private void handleInterruptibly(Lease lease, @Nullable String traceparent) {
    enter();
    try {
      holding.traced(lease, traceparent, () -> handle(lease));
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

  private void handle(Lease lease) {
    WorkHandler handler =
        queue.handler(lease.operation()).orElseThrow(() -> new UnknownOperation(lease));
    try {
      if (holding.budget(lease) == LeaseHolding.Budget.EXCEEDED) {
        String cause = lease.lastError();
        handler.giveUp(lease, cause == null ? "every attempt was cut off" : cause);
      } else {
        handler.handle(lease);
      }
    } catch (NothingLeft nothing) {
      LOG.infof(
          "Nothing left to do: workerId=%d reason=%s", lease.workerId(), nothing.getMessage());
      holding.abandon(lease, String.valueOf(nothing.getMessage()));
    }
  }

  private void settleFailure(Lease lease, RuntimeException failure) {
    try {
      if (stopping) {
        holding.release(lease);
      } else if (failure instanceof UnknownOperation
          || holding.budget(lease) == LeaseHolding.Budget.LEFT) {
        holding.giveBack(lease, failure.toString());
      } else {
        giveUp(lease, failure);
      }
    } catch (RuntimeException e) {
      LOG.warnf("Cannot give work back, its lease will run out: workerId=%d", lease.workerId());
      LOG.debug("Cannot give work back", e);
    }
  }

  private void giveUp(Lease lease, RuntimeException failure) {
    try {
      queue.handler(lease.operation()).orElseThrow().giveUp(lease, failure.toString());
    } catch (NothingLeft nothing) {
      holding.abandon(lease, String.valueOf(nothing.getMessage()));
    } catch (FencedOff e) {
      LOG.warnf("Work was lost to another holder: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf("Cannot give work up: workerId=%d error=%s", lease.workerId(), e);
      holding.giveBack(lease, failure.toString());
    }
  }

  /// Work of a newer service: nobody here can do it, nor end it, however often it was tried. It
  /// waits for a service that can.
  private static final class UnknownOperation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOperation(Lease lease) {
      super("this service does not know the operation " + lease.operation());
    }
  }
}
