package io.brazier.flow;

import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a run ended.
public sealed interface FlowResult {
  String flow();

  /// The last state of each task by its name, in the flow's order.
  Map<String, TaskState> states();

  /// How long each task worked that ran, the failed one included, in the order they ran.
  List<TaskTime> times();

  /// Every task ran.
  ///
  /// @param values the flow's inputs and all that its tasks gave
  record Completed(String flow, Map<String, TaskState> states, List<TaskTime> times, Values values)
      implements FlowResult {
    public Completed {
      states = inOrder(states);
      times = List.copyOf(times);
    }

    /// Gives the value of an input, or of what a task gave.
    ///
    /// @throws java.util.NoSuchElementException if neither an input nor a task gave the key
    public <T> T get(Key<T> key) {
      return values.get(key);
    }
  }

  /// A task failed and what ran before was reverted. The results of `execute` are gone.
  ///
  /// @param failure why the flow turned back; its cause has the causes of `revertFailures` as
  ///   suppressed
  /// @param revertFailures in the order they happened; empty if all was taken back
  /// @param answers what reverts answered
  record Failed(
      String flow,
      Map<String, TaskState> states,
      List<TaskTime> times,
      TaskFailure failure,
      List<TaskFailure> revertFailures,
      Values answers)
      implements FlowResult {
    public Failed {
      states = inOrder(states);
      times = List.copyOf(times);
      revertFailures = List.copyOf(revertFailures);
    }

    /// Empty if the answering task did not run or its revert failed.
    public <A> Optional<A> answer(Key<A> key) {
      return answers.find(key);
    }

    public FlowState state() {
      return revertFailures.isEmpty() ? FlowState.REVERTED : FlowState.FAILURE;
    }

    /// Throws what the task threw: the same object if it is unchecked.
    ///
    /// @return never; declared so that the caller can write `throw failed.raise()`
    /// @throws FlowFailedException around a checked exception
    public RuntimeException raise() {
      switch (failure.cause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case Throwable _ -> throw new FlowFailedException(flow, failure);
      }
    }
  }

  /// Which task failed in `execute` or, later, in `revert`.
  ///
  /// @param cause as thrown
  record TaskFailure(String task, Throwable cause) {}

  /// Carries a checked exception of a task to the flow's caller. Its cause is the task's exception,
  /// which has the failures of reverts as suppressed.
  final class FlowFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FlowFailedException(String flow, TaskFailure failure) {
      super("Task " + failure.task() + " of flow " + flow + " failed", failure.cause());
    }
  }

  private static Map<String, TaskState> inOrder(Map<String, TaskState> states) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }
}
