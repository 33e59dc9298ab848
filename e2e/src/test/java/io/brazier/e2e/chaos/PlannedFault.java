package io.brazier.e2e.chaos;

import io.brazier.e2e.fault.Fault;
import java.time.Duration;

/// A fault with its time.
///
/// @param at from the beginning
/// @param lasts until it is healed
record PlannedFault(Duration at, Duration lasts, Fault fault) {

  @Override
  public String toString() {
    return "%5.1f s  %-12s %-32s for %.1f s"
        .formatted(seconds(at), fault.place(), fault.kind(), seconds(lasts));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
