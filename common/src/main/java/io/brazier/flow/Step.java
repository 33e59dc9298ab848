package io.brazier.flow;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A task at its place in a flow. The name is read once, when the flow is built.
record Step<R>(String name, Task<R> task, @Nullable Predicate<Inputs> condition) {
  static <R> Step<R> always(Task<R> task) {
    return new Step<>(task.name(), task, null);
  }

  static <R> Step<R> when(Predicate<Inputs> condition, Task<R> task) {
    return new Step<>(task.name(), task, condition);
  }

  boolean isWanted(Inputs in) {
    return condition == null || condition.test(in);
  }

  R execute(Inputs in) throws Exception {
    R result = task.execute(in);
    Key<R> key = task.provided();
    return key == null ? result : key.requireValue(result);
  }
}
