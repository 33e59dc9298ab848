package io.brazier.work;

/// What is left of a worker's attempts when one has begun.
enum Budget {
  /// If this one fails another may follow.
  LEFT,
  /// This is the last.
  LAST,
  /// This one should not have begun: the last did not come to an end, for its holder crashed.
  EXCEEDED;

  static Budget of(int attempt, int maxAttempts) {
    if (attempt < maxAttempts) {
      return LEFT;
    }
    return attempt == maxAttempts ? LAST : EXCEEDED;
  }
}
