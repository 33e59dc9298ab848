package io.brazier.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs a pass again and again, on a virtual thread of its own, until it is closed: every period,
/// or only when woken. A pass that fails is logged and does not end the loop.
public final class Loop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Loop.class);

  private final String name;
  private final Duration period;
  private final Runnable pass;
  private final boolean onDemand;
  private final Semaphore demand = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean lastPass;

  private Loop(String name, Duration period, Runnable pass, boolean onDemand) {
    this.name = name;
    this.period = period;
    this.pass = pass;
    this.onDemand = onDemand;
    this.thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /// A pass every period.
  public static Loop every(Duration period, String name, Runnable pass) {
    return new Loop(name, period, pass, false);
  }

  /// A pass a period after [#wake], so that what comes together is done together; none, and no
  /// thread that wakes up for nothing, while nobody asks.
  public static Loop onDemand(Duration period, String name, Runnable pass) {
    return new Loop(name, period, pass, true);
  }

  /// Asks for a pass; does not block.
  public void wake() {
    if (demand.availablePermits() == 0) {
      demand.release();
    }
  }

  private void run() {
    try {
      awaitDemand();
      while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        runOnce();
        awaitDemand();
      }
      if (lastPass) {
        runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitDemand() throws InterruptedException {
    if (onDemand) {
      demand.acquire();
      demand.drainPermits();
    }
  }

  // Catches everything: the loop must outlive a database that is away.
  private void runOnce() {
    try {
      pass.run();
    } catch (RuntimeException e) {
      LOG.warnf("Pass failed: loop=%s error=%s", name, e);
      LOG.debug("Pass failed", e);
    }
  }

  /// Ends after one more pass.
  public void closeAfterOnePass() {
    lastPass = true;
    close();
  }

  /// Ends after the pass that is running; one that hangs is left alone.
  @Override
  public void close() {
    closed.countDown();
    wake();
    try {
      thread.join(period.plusSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
