package io.brazier.flow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tasks in their order, wired and checked once, run many times and by many threads. A run uses the
/// caller's thread only and keeps its state to itself.
///
/// If a task fails, its own revert is called first, then those of its predecessors in reverse
/// order, all of them, whatever some of them throw. The caller gets the task's exception with the
/// failures of reverts as suppressed. Where the thread was interrupted the reverts run with the
/// interrupt held back, and the thread is interrupted again when the run ends.
public final class Flow {

  /// Error Prone knows this annotation by its simple name: ignoring the result does not compile.
  @Target(ElementType.METHOD)
  private @interface CheckReturnValue {}

  private final String name;
  private final Set<Key<?>> inputs;
  private final List<Step<?>> steps;
  private final FlowObservation observation;

  Flow(String name, Set<Key<?>> inputs, List<Step<?>> steps, FlowObservation observation) {
    this.name = name;
    this.inputs = Set.copyOf(inputs);
    this.steps = List.copyOf(steps);
    this.observation = observation;
  }

  public static FlowBuilder named(String name) {
    return new FlowBuilder(name);
  }

  public String name() {
    return name;
  }

  /// The names of the tasks in their order.
  public List<String> tasks() {
    return steps.stream().<String>map(Step::name).toList();
  }

  /// Runs the flow for a caller who leaves a failure to its own caller.
  ///
  /// @param given a value for each expected input, nothing else
  /// @param listeners of this run, besides those of the flow
  /// @throws FlowFailedException around a checked exception of a task; unchecked ones come as they
  ///   are. What had run is reverted then.
  /// @throws IllegalArgumentException if `given` does not fit; nothing has run then
  public FlowResult.Completed run(Values given, FlowListener... listeners) {
    return switch (attempt(given, listeners)) {
      case FlowResult.Completed completed -> completed;
      case FlowResult.Failed failed -> throw failed.raise();
    };
  }

  /// Runs the flow for a caller who deals with a failure, for example reads what a revert answered.
  /// Nothing that a task throws comes out of here.
  ///
  /// @throws IllegalArgumentException if `given` does not fit; nothing has run then
  @CheckReturnValue
  public FlowResult attempt(Values given, FlowListener... listeners) {
    requireFitting(given);
    return new FlowRun(this, given, observation.and(listeners)).go();
  }

  List<Step<?>> steps() {
    return steps;
  }

  Set<Key<?>> inputs() {
    return inputs;
  }

  FlowObservation observation() {
    return observation;
  }

  private void requireFitting(Values given) {
    Set<Key<?>> missing = new HashSet<>(inputs);
    missing.removeAll(given.keys());
    Set<Key<?>> unexpected = new HashSet<>(given.keys());
    unexpected.removeAll(inputs);
    if (!missing.isEmpty() || !unexpected.isEmpty()) {
      throw new IllegalArgumentException(
          "Flow " + name + " lacks inputs " + missing + " and does not expect " + unexpected);
    }
  }
}
