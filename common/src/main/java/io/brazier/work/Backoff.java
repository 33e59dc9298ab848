package io.brazier.work;

import java.time.Duration;

/// Pauses that double.
final class Backoff {

  private static final int MOST_DOUBLINGS = 30;

  private Backoff() {}

  /// The pause after the how many-th attempt, from 1: `base`, doubled for each one before it, at
  /// most `limit`.
  static Duration pause(Duration base, Duration limit, int attempt) {
    int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
    Duration pause = base.multipliedBy(1L << doublings);
    return pause.compareTo(limit) < 0 ? pause : limit;
  }
}
