package io.brazier.flow;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change of state that listeners see, after it happened. Immutable, so a listener may hand it to
/// another thread.
public sealed interface Transition {
  String flow();

  /// What was thrown; null unless the new state says that something failed.
  @Nullable Throwable failure();

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
      Values.@Nullable Binding<?> provided)
      implements Transition {}

  /// From one state to the next.
  ///
  /// @param elapsedNanos how long `from` lasted: for RUNNING, the time that `execute` took
  record Change<S extends State<S>>(S from, S to, long elapsedNanos) {}

  /// A state that knows which others may follow it; names and rules are taskflow's
  /// (`taskflow/states.py`), without those for retries, resets, suspending and resuming.
  sealed interface State<S extends State<S>> {
    Set<S> next();
  }

  /// Where a task is in one run of its flow.
  ///
  /// ```
  /// PENDING ──▶ RUNNING ─┬─▶ SUCCESS ─┬─▶ REVERTING ─┬─▶ REVERTED
  ///                      └─▶ FAILURE ─┘              └─▶ REVERT_FAILURE
  /// ```
  enum TaskState implements State<TaskState> {
    PENDING,
    RUNNING,
    SUCCESS,
    FAILURE,
    REVERTING,
    REVERTED,
    REVERT_FAILURE;

    @Override
    public Set<TaskState> next() {
      return switch (this) {
        case PENDING -> Set.of(RUNNING);
        case RUNNING -> Set.of(SUCCESS, FAILURE);
        case SUCCESS, FAILURE -> Set.of(REVERTING);
        case REVERTING -> Set.of(REVERTED, REVERT_FAILURE);
        case REVERTED, REVERT_FAILURE -> Set.of();
      };
    }
  }

  /// Where one run of a flow is.
  ///
  /// ```
  /// PENDING ──▶ RUNNING ─┬─▶ SUCCESS
  ///                      ├─▶ REVERTED   a task failed, every revert returned
  ///                      └─▶ FAILURE    a task failed, and a revert too
  /// ```
  enum FlowState implements State<FlowState> {
    PENDING,
    RUNNING,
    SUCCESS,
    REVERTED,
    FAILURE;

    @Override
    public Set<FlowState> next() {
      return switch (this) {
        case PENDING -> Set.of(RUNNING);
        case RUNNING -> Set.of(SUCCESS, REVERTED, FAILURE);
        case SUCCESS, REVERTED, FAILURE -> Set.of();
      };
    }
  }
}
