package io.brazier.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs a pass again and again, on a virtual thread of its own, until it is closed. A pass that
/// fails is logged and does not end the loop.
final class Loop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Loop.class);

  private final String name;
  private final Duration period;
  private final Runnable pass;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean lastPass;

  Loop(String name, Duration period, Runnable pass) {
    this.name = name;
    this.period = period;
    this.pass = pass;
    this.thread = Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        runOnce();
      }
      if (lastPass) {
        runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
  void closeAfterOnePass() {
    lastPass = true;
    close();
  }

  /// Ends after the pass that is running; one that hangs is left alone.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(period.plusSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
