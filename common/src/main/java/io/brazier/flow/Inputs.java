package io.brazier.flow;

import java.util.List;
import java.util.Set;

/// What a task sees: the values of the keys it needs and, while reverting, the failures so far.
public final class Inputs {
  private final Set<Key<?>> readable;
  private final Values values;
  private final List<TaskFailure> failures;

  private Inputs(Set<Key<?>> readable, Values values, List<TaskFailure> failures) {
    this.readable = readable;
    this.values = values;
    this.failures = List.copyOf(failures);
  }

  /// Inputs to try one task with, outside of any flow.
  public static Inputs of(Values values, TaskFailure... failures) {
    return new Inputs(values.keys(), values, List.of(failures));
  }

  static Inputs forTask(Task<?> task, Values values, List<TaskFailure> failures) {
    return new Inputs(Set.copyOf(task.required()), values, failures);
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

  /// Empty while executing. While reverting the first is why the flow turned back, the others are
  /// from reverts that ran before this one.
  public List<TaskFailure> failures() {
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
