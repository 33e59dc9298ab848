package io.brazier.driver;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/// Keeps an operation where it is until the test lets it go on.
public final class Gate implements AutoCloseable {

  private static final long LIMIT_SECONDS = 60;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  void pass() {
    reached.countDown();
    await(open, "the gate opens");
  }

  /// Waits until an operation stands before the gate.
  public void awaitReached() {
    await(reached, "somebody stands before the gate");
  }

  /// Lets everybody pass from now on.
  @Override
  public void close() {
    open.countDown();
  }

  private static void await(CountDownLatch latch, String what) {
    try {
      Assertions.assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).as(what).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
