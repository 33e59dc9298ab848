package io.brazier.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One run of a flow. Confined to the thread of its caller, used once.
final class FlowRun {
  private final Flow flow;
  private final FlowObservation observation;
  private final Progress<FlowState> progress;
  private final List<TaskRun<?>> tasks = new ArrayList<>();
  private Values values;

  FlowRun(Flow flow, Values given, FlowObservation observation) {
    this.flow = flow;
    this.observation = observation;
    this.values = given;
    this.progress = new Progress<>(FlowState.PENDING, observation.ticker());
    flow.steps().forEach(step -> tasks.add(new TaskRun<>(flow.name(), step, observation)));
  }

  FlowResult go() {
    move(FlowState.RUNNING, null);
    for (TaskRun<?> task : tasks) {
      switch (task.execute(values)) {
        case Outcome.Executed<Values>(Values given) -> values = values.and(given);
        case Outcome.Failed<Values>(Throwable cause) -> {
          return turnBack(new TaskFailure(task.name(), TaskFailure.Phase.EXECUTE, cause));
        }
      }
    }
    move(FlowState.SUCCESS, null);
    return new FlowResult.Completed(flow.name(), states(), values);
  }

  private FlowResult turnBack(TaskFailure failure) {
    Reversal reversal = new Reversal(failure, values);
    tasks.reversed().forEach(reversal::revert);
    FlowResult.Failed failed = reversal.result(flow.name(), states());
    move(failed.state(), failure.cause());
    reversal.giveInterruptBack();
    return failed;
  }

  private void move(FlowState next, @Nullable Throwable failure) {
    observation.tell(new Transition.OfFlow(flow.name(), progress.to(next), failure, times()));
  }

  private List<TaskTime> times() {
    return tasks.stream().flatMap(task -> task.time().stream()).toList();
  }

  private Map<String, TaskState> states() {
    Map<String, TaskState> states = new LinkedHashMap<>();
    tasks.forEach(task -> states.put(task.name(), task.state()));
    return states;
  }
}
