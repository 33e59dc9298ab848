package io.brazier.flow;

import io.brazier.flow.FlowResult.TaskFailure;
import io.brazier.flow.Transition.Change;
import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One run of a flow. Confined to the thread of its caller, used once.
///
/// The way back goes on whatever a revert throws, and keeps an interrupt from disturbing reverts.
final class FlowRun {
  private final Flow flow;
  private final FlowObservation observation;
  private final Progress<FlowState> progress;
  private final List<TaskRun<?>> tasks = new ArrayList<>();
  private final List<TaskTime> times = new ArrayList<>();
  private final List<TaskFailure> failures = new ArrayList<>();
  private Values values;
  private Values answers = Values.none();
  private boolean interrupted;

  FlowRun(Flow flow, Values given, FlowObservation observation) {
    this.flow = flow;
    this.observation = observation;
    this.values = given;
    this.progress = new Progress<>(FlowState.PENDING, observation.ticker());
    flow.tasks().forEach(task -> tasks.add(new TaskRun<>(task)));
  }

  FlowResult go() {
    move(FlowState.RUNNING, null);
    for (TaskRun<?> task : tasks) {
      task.execute();
      if (!failures.isEmpty()) {
        return turnBack(failures.getFirst());
      }
    }
    move(FlowState.SUCCESS, null);
    return new FlowResult.Completed(flow.name(), states(), times, values);
  }

  private FlowResult turnBack(TaskFailure failure) {
    tasks.reversed().forEach(TaskRun::revert);
    List<TaskFailure> ofReverts = failures.subList(1, failures.size());
    FlowResult.Failed failed =
        new FlowResult.Failed(flow.name(), states(), times, failure, ofReverts, answers);
    move(failed.state(), failure.cause());
    // The caller still has to learn of an interrupt that came on the way.
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failed;
  }

  private void move(FlowState next, @Nullable Throwable failure) {
    observation.tell(new Transition.OfFlow(flow.name(), progress.to(next), failure, times));
  }

  private Map<String, TaskState> states() {
    Map<String, TaskState> states = new LinkedHashMap<>();
    tasks.forEach(task -> states.put(task.name, task.progress.state()));
    return states;
  }

  private Inputs inputsOf(Task<?> task) {
    return new Inputs(task.required(), values, failures, times);
  }

  private void note(TaskFailure failure) {
    failures.add(failure);
    suppress(failure.cause(), failures.getFirst().cause());
    interrupted |= Thread.interrupted() || failure.cause() instanceof InterruptedException;
  }

  // A revert may throw the very object on, and nothing can suppress itself; an equal one is kept.
  @SuppressWarnings("ReferenceEquality")
  private static void suppress(Throwable cause, Throwable first) {
    if (cause != first) {
      first.addSuppressed(cause);
    }
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

  /// One task in this run.
  private final class TaskRun<R> {
    private final Task<R> task;
    private final String name;
    private final Progress<TaskState> progress;
    private @Nullable Outcome<R> outcome;

    TaskRun(Task<R> task) {
      this.task = task;
      this.name = task.name();
      this.progress = new Progress<>(TaskState.PENDING, observation.ticker());
    }

    void execute() {
      tell(progress.to(TaskState.RUNNING), null, null);
      Inputs in = inputsOf(task);
      Outcome<R> done = outcomeOf(() -> task.promised(task.execute(in)));
      outcome = done;
      switch (done) {
        case Outcome.Executed<R>(R result) -> succeed(result);
        case Outcome.Failed<R>(Throwable cause) -> {
          tell(ended(TaskState.FAILURE), cause, null);
          note(new TaskFailure(name, cause));
        }
      }
    }

    private void succeed(R result) {
      Key<R> key = task.provided();
      if (key == null) {
        tell(ended(TaskState.SUCCESS), null, null);
        return;
      }
      tell(ended(TaskState.SUCCESS), null, new Values.Binding<>(key, result));
      values = values.and(key, result);
    }

    /// Does nothing to a task that has not run.
    void revert() {
      Outcome<R> done = outcome;
      if (done == null) {
        return;
      }
      tell(progress.to(TaskState.REVERTING), null, null);
      Inputs in = inputsOf(task);
      switch (outcomeOf(() -> task.undo(in, done))) {
        case Outcome.Executed<Values>(Values answer) -> {
          tell(progress.to(TaskState.REVERTED), null, null);
          answers = answers.and(answer);
        }
        case Outcome.Failed<Values>(Throwable cause) -> {
          tell(progress.to(TaskState.REVERT_FAILURE), cause, null);
          note(new TaskFailure(name, cause));
        }
      }
      interrupted |= Thread.interrupted();
    }

    private Change<TaskState> ended(TaskState next) {
      Change<TaskState> change = progress.to(next);
      times.add(new TaskTime(name, change.elapsedNanos()));
      return change;
    }

    private void tell(
        Change<TaskState> change,
        @Nullable Throwable failure,
        Values.@Nullable Binding<?> provided) {
      observation.tell(new Transition.OfTask(flow.name(), name, change, failure, provided));
    }
  }

  /// The current state of one task or one run; refuses what the states do not allow.
  static final class Progress<S extends Transition.State<S>> {
    private final LongSupplier ticker;
    private S state;
    private long since;

    Progress(S initial, LongSupplier ticker) {
      this.ticker = ticker;
      this.state = initial;
      this.since = ticker.getAsLong();
    }

    S state() {
      return state;
    }

    /// Moves on.
    ///
    /// @throws IllegalStateException if the current state may not become that one
    Change<S> to(S next) {
      if (!state.next().contains(next)) {
        throw new IllegalStateException(state + " may not become " + next);
      }
      long now = ticker.getAsLong();
      Change<S> change = new Change<>(state, next, now - since);
      state = next;
      since = now;
      return change;
    }
  }
}
