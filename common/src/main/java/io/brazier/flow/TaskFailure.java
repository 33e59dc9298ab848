package io.brazier.flow;

/// A failure and where it happened.
///
/// @param during which of the task's two methods threw
/// @param cause as thrown
public record TaskFailure(String task, Phase during, Throwable cause) {

  /// The two methods of a task.
  public enum Phase {
    EXECUTE,
    REVERT
  }
}
