package io.brazier.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for something that only shows when one looks.
final class Poll {

  private Poll() {}

  /// Looks at once, and again after each pause.
  ///
  /// @throws BenchFailure if it does not come in time
  static void until(String what, Duration pause, Duration limit, BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > limit.toNanos()) {
        throw new BenchFailure("waited %s in vain for %s".formatted(limit, what));
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
