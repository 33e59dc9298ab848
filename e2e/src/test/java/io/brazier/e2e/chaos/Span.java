package io.brazier.e2e.chaos;

import java.time.Duration;

/// A stretch of time, by [System#nanoTime].
record Span(long fromNanos, long toNanos) {

  /// What has lasted from a moment until now.
  static Span since(long fromNanos) {
    return new Span(fromNanos, System.nanoTime());
  }

  /// Whether the other began before this ended, and ended no longer than so much before this began.
  boolean meets(Span other, Duration grace) {
    return other.fromNanos - toNanos <= 0 && fromNanos - other.toNanos - grace.toNanos() <= 0;
  }
}
