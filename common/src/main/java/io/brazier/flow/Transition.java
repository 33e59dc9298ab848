package io.brazier.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of state that listeners see, after it happened. Immutable, so a listener may hand it to
/// another thread.
public sealed interface Transition {
  String flow();

  /// A whole run moved on.
  ///
  /// @param failure why the flow turned back; null unless it ended REVERTED or FAILURE
  /// @param tasks those that have run so far, in this order
  record OfFlow(
      String flow, Change<FlowState> change, @Nullable Throwable failure, List<TaskTime> tasks)
      implements Transition {

    public OfFlow {
      tasks = List.copyOf(tasks);
    }
  }

  /// One task of a run moved on.
  ///
  /// @param failure what `execute` or `revert` threw; null unless the new state says failure
  /// @param provided the key that the task gave; null unless it succeeded and gives one
  record OfTask(
      String flow,
      String task,
      Change<TaskState> change,
      @Nullable Throwable failure,
      @Nullable Binding<?> provided)
      implements Transition {}
}
