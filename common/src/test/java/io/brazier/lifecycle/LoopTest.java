package io.brazier.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LoopTest {

  private static final Duration PERIOD = Duration.ofMillis(1);

  private final AtomicInteger passes = new AtomicInteger();

  @Test
  void periodicLoopPassesAgainAndAgain() {
    try (Loop _ = Loop.every(PERIOD, "test", passes::incrementAndGet)) {
      await().until(() -> passes.get() > 2);
    }
  }

  @Test
  void loopOnDemandPassesOnceForEachTimeItIsWoken() {
    try (Loop loop = Loop.onDemand(PERIOD, "test", passes::incrementAndGet)) {
      for (int woken = 1; woken <= 3; woken++) {
        loop.wake();
        int expected = woken;
        await().until(() -> passes.get() == expected);
      }
    }

    assertThat(passes).hasValue(3);
  }

  @Test
  void whatIsAskedForWhileItWaitsIsDoneInOnePass() {
    try (Loop loop = Loop.onDemand(Duration.ofMillis(50), "test", passes::incrementAndGet)) {
      for (int i = 0; i < 100; i++) {
        loop.wake();
      }
      await().until(() -> passes.get() > 0);
    }

    assertThat(passes.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void failedPassDoesNotEndTheLoop() {
    try (Loop _ =
        Loop.every(
            PERIOD,
            "test",
            () -> {
              passes.incrementAndGet();
              throw new IllegalStateException("broken");
            })) {
      await().until(() -> passes.get() > 2);
    }
  }

  @Test
  void loopThatNobodyWokeMakesItsLastPass() {
    Loop loop = Loop.onDemand(PERIOD, "test", passes::incrementAndGet);

    loop.closeAfterOnePass();

    assertThat(passes).hasValue(1);
  }
}
