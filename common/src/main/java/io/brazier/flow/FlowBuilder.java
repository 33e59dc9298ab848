package io.brazier.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Puts a flow together. For one thread, once, when the service starts.
public final class FlowBuilder {
  private final String name;
  private final List<Key<?>> inputs = new ArrayList<>();
  private final List<Step<?>> steps = new ArrayList<>();
  private FlowObservation observation = FlowObservation.none();

  FlowBuilder(String name) {
    this.name = name;
  }

  /// Keys that the caller gives with each run.
  public FlowBuilder expects(Key<?>... keys) {
    inputs.addAll(List.of(keys));
    return this;
  }

  public FlowBuilder then(Task<?> task) {
    steps.add(Step.always(task));
    return this;
  }

  /// Adds a task that runs only where the condition holds, read from what the task needs. A
  /// condition that throws fails the task. Such a task may not provide a key, since later ones
  /// could lack it.
  public FlowBuilder thenIf(Predicate<Inputs> condition, Task<?> task) {
    steps.add(Step.when(condition, task));
    return this;
  }

  public FlowBuilder observedBy(FlowObservation other) {
    observation = other;
    return this;
  }

  /// Checks the wiring and finishes the flow.
  ///
  /// @throws FlowWiringException with every problem: a key needed but not given before, given
  ///   twice, or meant with two types; two tasks of one name; a conditional task that provides a
  ///   key
  public Flow build() {
    new Wiring(name).check(inputs, steps);
    return new Flow(name, Set.copyOf(inputs), steps, observation);
  }
}
