package io.brazier.work;

/// What came of trying to take a worker.
sealed interface TakeOutcome {

  /// The caller holds it now.
  ///
  /// @param payload the row's command; the message's may be out of date (B-10)
  record Taken(Lease lease, String payload) implements TakeOutcome {}

  /// Somebody holds it; if that one fails the sweep casts again.
  record Held() implements TakeOutcome {}

  /// It ended, or it is another topic's turn.
  record Gone() implements TakeOutcome {}

  /// There never was such a worker.
  record Unknown() implements TakeOutcome {}
}
