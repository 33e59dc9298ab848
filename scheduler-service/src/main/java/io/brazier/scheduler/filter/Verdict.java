package io.brazier.scheduler.filter;

/// What a filter says of a pool.
public sealed interface Verdict {

  /// The pool may take the volume.
  record Passed() implements Verdict {}

  /// The pool may not.
  ///
  /// @param reason in words for administrators, as the end of "the pool …" or "it …"
  record Rejected(String reason) implements Verdict {}
}
