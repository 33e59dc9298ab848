package io.brazier.flow;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One task in one run. Confined to the thread of the run.
final class TaskRun<R> {
  private final String flow;
  private final Step<R> step;
  private final FlowObservation observation;
  private final Progress<TaskState> progress;
  private @Nullable Outcome<R> outcome;
  private @Nullable TaskTime time;

  TaskRun(String flow, Step<R> step, FlowObservation observation) {
    this.flow = flow;
    this.step = step;
    this.observation = observation;
    this.progress = new Progress<>(TaskState.PENDING, observation.ticker());
  }

  String name() {
    return step.name();
  }

  TaskState state() {
    return progress.state();
  }

  /// How long it worked; empty if it did not run.
  Optional<TaskTime> time() {
    return Optional.ofNullable(time);
  }

  /// Executes the task if it is wanted.
  ///
  /// @return the key that the task gave, if it gives one
  Outcome<Values> execute(Values values) {
    Inputs in = Inputs.forTask(step.task(), values, List.of());
    return switch (outcomeOf(() -> step.isWanted(in))) {
      case Outcome.Executed<Boolean>(Boolean wanted) when !wanted -> ignore();
      case Outcome.Executed<Boolean> _ -> start(() -> outcomeOf(() -> step.execute(in)));
      case Outcome.Failed<Boolean>(Throwable cause) -> start(() -> new Outcome.Failed<>(cause));
    };
  }

  /// Reverts the task if it ran.
  ///
  /// @return what the revert answered, mostly nothing
  Outcome<Values> revert(Values values, List<TaskFailure> failures) {
    Outcome<R> done = outcome;
    if (done == null) {
      return new Outcome.Executed<>(Values.none());
    }
    move(TaskState.REVERTING, null, null);
    Inputs in = Inputs.forTask(step.task(), values, failures);
    Outcome<Values> undone = outcomeOf(() -> step.task().undo(in, done));
    switch (undone) {
      case Outcome.Executed<Values> _ -> move(TaskState.REVERTED, null, null);
      case Outcome.Failed<Values>(Throwable cause) -> move(TaskState.REVERT_FAILURE, cause, null);
    }
    return undone;
  }

  private Outcome<Values> ignore() {
    move(TaskState.IGNORE, null, null);
    return new Outcome.Executed<>(Values.none());
  }

  private Outcome<Values> start(Supplier<Outcome<R>> work) {
    move(TaskState.RUNNING, null, null);
    Outcome<R> done = work.get();
    outcome = done;
    return switch (done) {
      case Outcome.Executed<R>(R result) -> succeed(result);
      case Outcome.Failed<R>(Throwable cause) -> fail(cause);
    };
  }

  private Outcome<Values> succeed(R result) {
    Key<R> key = step.task().provided();
    ended(TaskState.SUCCESS, null, key == null ? null : new Binding<>(key, result));
    return new Outcome.Executed<>(key == null ? Values.none() : Values.of(key, result));
  }

  private Outcome<Values> fail(Throwable cause) {
    ended(TaskState.FAILURE, cause, null);
    return new Outcome.Failed<>(cause);
  }

  private void ended(TaskState next, @Nullable Throwable failure, @Nullable Binding<?> provided) {
    Change<TaskState> change = progress.to(next);
    time = new TaskTime(step.name(), change.elapsedNanos());
    tell(change, failure, provided);
  }

  private void move(TaskState next, @Nullable Throwable failure, @Nullable Binding<?> provided) {
    tell(progress.to(next), failure, provided);
  }

  private void tell(
      Change<TaskState> change, @Nullable Throwable failure, @Nullable Binding<?> provided) {
    observation.tell(new Transition.OfTask(flow, step.name(), change, failure, provided));
  }

  /// Everything that a task's code throws becomes a value here, an `Error` too: what ran before
  /// must be reverted in any case.
  private static <V> Outcome<V> outcomeOf(Callable<V> work) {
    try {
      return new Outcome.Executed<>(work.call());
    } catch (Throwable cause) {
      return new Outcome.Failed<>(cause);
    }
  }
}
