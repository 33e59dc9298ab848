package io.brazier.api.keystone;

import java.time.Duration;

/// Until when something has to be done, however many steps it takes.
///
/// @param nanoTime the moment, as [System#nanoTime] tells it
public record Deadline(long nanoTime) {

  /// From now on.
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /// How many nanoseconds are left; none or less if it is over.
  public long nanosLeft() {
    return nanoTime - System.nanoTime();
  }
}
