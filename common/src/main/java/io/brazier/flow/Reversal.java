package io.brazier.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The way back of one failed run: goes on whatever a revert throws, gathers failures and answers,
/// and keeps an interrupt from disturbing the reverts. Confined to the thread of the run.
final class Reversal {
  private final TaskFailure failure;
  private final Values values;
  private final List<TaskFailure> failures = new ArrayList<>();
  private Values answers = Values.none();
  private boolean interrupted;

  Reversal(TaskFailure failure, Values values) {
    this.failure = failure;
    this.values = values;
    this.failures.add(failure);
    holdInterrupt(failure.cause());
  }

  /// Does nothing to a task that has not run.
  void revert(TaskRun<?> task) {
    switch (task.revert(values, failures)) {
      case Outcome.Executed<Values>(Values answer) -> answers = answers.and(answer);
      case Outcome.Failed<Values>(Throwable cause) -> note(task, cause);
    }
    interrupted |= Thread.interrupted();
  }

  FlowResult.Failed result(String flow, Map<String, TaskState> states) {
    List<TaskFailure> revertFailures = failures.subList(1, failures.size());
    return new FlowResult.Failed(flow, states, failure, revertFailures, answers);
  }

  /// The caller still has to learn of an interrupt that came on the way.
  void giveInterruptBack() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(TaskRun<?> task, Throwable cause) {
    failures.add(new TaskFailure(task.name(), TaskFailure.Phase.REVERT, cause));
    suppress(cause);
    holdInterrupt(cause);
  }

  // A revert may throw the very object on, and nothing can suppress itself; an equal one is kept.
  @SuppressWarnings("ReferenceEquality")
  private void suppress(Throwable cause) {
    if (cause != failure.cause()) {
      failure.cause().addSuppressed(cause);
    }
  }

  private void holdInterrupt(Throwable cause) {
    interrupted |= Thread.interrupted() || cause instanceof InterruptedException;
  }
}
