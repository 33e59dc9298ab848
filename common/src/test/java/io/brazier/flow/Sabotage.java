package io.brazier.flow;

/// Which method of which task is made to fail, and when.
///
/// @param task the task's name
public record Sabotage(String task, Kind kind) {

  /// The moment of the failure.
  public enum Kind {
    /// `execute` throws before it does anything.
    INSTEAD_OF_EXECUTE,
    /// `execute` does its work, then throws: its own revert must find out what was done.
    AFTER_EXECUTE,
    /// `revert` throws before it does anything, so this task's work stays.
    INSTEAD_OF_REVERT,
    /// `revert` does its work, then throws.
    AFTER_REVERT
  }
}
