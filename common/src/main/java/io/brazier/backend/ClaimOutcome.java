package io.brazier.backend;

/// How an attempt to claim room on a pool ended.
public sealed interface ClaimOutcome {

  /// The pool carries the claim, if the transaction commits.
  record Claimed() implements ClaimOutcome {}

  /// Others claimed the room first; nothing was written.
  record Full() implements ClaimOutcome {}

  /// The pool sent another report, or went away, since the state was read; nothing was written.
  /// Reading again and deciding again may help.
  record ReportChanged() implements ClaimOutcome {}
}
