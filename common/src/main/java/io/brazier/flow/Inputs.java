package io.brazier.flow;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What a task sees: the values of the keys it needs, what became of the tasks before it and, while
/// reverting, the failures so far.
public final class Inputs {
  private final Set<Key<?>> readable;
  private final Values values;
  private final List<FlowResult.TaskFailure> failures;
  private final List<TaskTime> times;

  Inputs(
      Collection<Key<?>> readable,
      Values values,
      List<FlowResult.TaskFailure> failures,
      List<TaskTime> times) {
    this.readable = Set.copyOf(readable);
    this.values = values;
    this.failures = List.copyOf(failures);
    this.times = List.copyOf(times);
  }

  /// Inputs to try one task with, outside of any flow.
  public static Inputs of(Values values, FlowResult.TaskFailure... failures) {
    return new Inputs(values.keys(), values, List.of(failures), List.of());
  }

  /// Gives the value of a key that the task needs.
  ///
  /// @throws IllegalStateException if the task did not say that it needs the key
  public <T> T get(Key<T> key) {
    if (!readable.contains(key)) {
      throw new IllegalStateException(
          "Key " + key.name() + " is read but not needed; add it to the task's needs");
    }
    return values.get(key);
  }

  /// How long the tasks worked whose `execute` has ended, in the order they ran. While a task
  /// executes these are the ones before it; while it reverts it is among them.
  public List<TaskTime> times() {
    return times;
  }

  /// Empty while executing. While reverting the first is why the flow turned back, the others are
  /// from reverts that ran before this one.
  public List<FlowResult.TaskFailure> failures() {
    return failures;
  }

  /// Why the flow turned back, as it was thrown.
  ///
  /// @throws IllegalStateException while executing
  public Throwable cause() {
    if (failures.isEmpty()) {
      throw new IllegalStateException("Nothing failed, the flow goes forward");
    }
    return failures.getFirst().cause();
  }
}
