package io.brazier.flow;

/// How a task's `execute` ended. A task that never ran has none and is not reverted (R8).
public sealed interface Outcome<R> {

  record Executed<R>(R result) implements Outcome<R> {
    /// Leaves the result out: it may be secret and its key is not known here.
    @Override
    public String toString() {
      return "Executed";
    }
  }

  /// `execute` threw.
  ///
  /// @param cause as thrown; the task may have done a part of its work before
  record Failed<R>(Throwable cause) implements Outcome<R> {}
}
