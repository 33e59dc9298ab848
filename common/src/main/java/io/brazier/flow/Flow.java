package io.brazier.flow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final List<Task<?>> tasks;
  private final FlowObservation observation;

  Flow(String name, Set<Key<?>> inputs, List<Task<?>> tasks, FlowObservation observation) {
    this.name = name;
    this.inputs = inputs;
    this.tasks = List.copyOf(tasks);
    this.observation = observation;
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  /// Runs the flow for a caller who leaves a failure to its own caller.
  ///
  /// @param given a value for each expected input, nothing else
  /// @param listeners of this run, besides those of the flow
  /// @throws FlowResult.FlowFailedException around a checked exception of a task; unchecked ones
  ///   come as they are. What had run is reverted then.
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

  List<Task<?>> tasks() {
    return tasks;
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

  /// Puts a flow together. For one thread, once, when the service starts.
  public static final class Builder {
    private final String name;
    private final List<Key<?>> inputs = new ArrayList<>();
    private final List<Task<?>> tasks = new ArrayList<>();
    private FlowObservation observation = FlowObservation.none();

    private Builder(String name) {
      this.name = name;
    }

    /// Keys that the caller gives with each run.
    public Builder expects(Key<?>... keys) {
      inputs.addAll(List.of(keys));
      return this;
    }

    public Builder then(Task<?> task) {
      tasks.add(task);
      return this;
    }

    public Builder observedBy(FlowObservation other) {
      observation = other;
      return this;
    }

    /// Checks the wiring and finishes the flow.
    ///
    /// @throws IllegalStateException with every problem, its task and key: a key needed but not
    ///   given before, given twice, or meant with two types; two tasks of one name
    public Flow build() {
      List<String> problems = new Wiring().problems(inputs, tasks);
      if (!problems.isEmpty()) {
        throw new IllegalStateException(
            "Flow " + name + " cannot be built: " + String.join("; ", problems));
      }
      return new Flow(name, Set.copyOf(inputs), tasks, observation);
    }
  }

  /// Checks that every key that a task needs is given before it, and by one giver only (R2 to R4).
  private static final class Wiring {
    private record Giver(Key<?> key, String name, boolean readable) {}

    private final Map<String, Giver> givers = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    List<String> problems(List<Key<?>> inputs, List<Task<?>> tasks) {
      inputs.forEach(key -> give(new Giver(key, "the caller", true)));
      tasks.forEach(this::check);
      return problems;
    }

    private void check(Task<?> task) {
      if (task.name().isBlank()) {
        problems.add("a task of " + task.getClass() + " has no name");
      } else if (!names.add(task.name())) {
        problems.add("two tasks are named " + task.name());
      }
      task.required().forEach(key -> checkNeed(task, key));
      Key<?> provided = task.provided();
      if (provided != null) {
        give(new Giver(provided, task.name(), true));
      }
      Key<?> answered = task.answered();
      if (answered != null) {
        give(new Giver(answered, task.name(), false));
      }
    }

    private void checkNeed(Task<?> task, Key<?> key) {
      @Nullable Giver giver = givers.get(key.name());
      if (giver == null || !giver.readable()) {
        problems.add(task.name() + " needs key " + key.name() + " that nothing before it gives");
      } else if (!giver.key().equals(key)) {
        problems.add(
            task.name() + " needs " + key + " but " + giver.name() + " gives " + giver.key());
      }
    }

    private void give(Giver giver) {
      @Nullable Giver first = givers.putIfAbsent(giver.key().name(), giver);
      if (first != null) {
        problems.add(
            "key " + giver.key().name() + " is given by " + first.name() + " and " + giver.name());
      }
    }
  }
}
