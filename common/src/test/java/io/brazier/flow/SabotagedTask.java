package io.brazier.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task as it is, but for failures at chosen moments.
final class SabotagedTask<R> extends Task<R> {
  private final Task<R> task;
  private final String name;
  private final List<Sabotage.Kind> kinds;

  private SabotagedTask(Task<R> task, String name, List<Sabotage.Kind> kinds) {
    super(task.required());
    this.task = task;
    this.name = name;
    this.kinds = kinds;
  }

  static <R> Step<R> at(Step<R> step, List<Sabotage> sabotages) {
    List<Sabotage.Kind> kinds =
        sabotages.stream()
            .filter(sabotage -> sabotage.task().equals(step.name()))
            .map(Sabotage::kind)
            .toList();
    Task<R> task = new SabotagedTask<>(step.task(), step.name(), kinds);
    return new Step<>(step.name(), task, step.condition());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected R execute(Inputs in) throws Exception {
    failIf(Sabotage.Kind.INSTEAD_OF_EXECUTE);
    R result = task.execute(in);
    failIf(Sabotage.Kind.AFTER_EXECUTE);
    return result;
  }

  @Override
  Values undo(Inputs in, Outcome<R> outcome) throws Exception {
    failIf(Sabotage.Kind.INSTEAD_OF_REVERT);
    Values answer = task.undo(in, outcome);
    failIf(Sabotage.Kind.AFTER_REVERT);
    return answer;
  }

  @Override
  @Nullable Key<R> provided() {
    return task.provided();
  }

  @Override
  @Nullable Key<?> answered() {
    return task.answered();
  }

  private void failIf(Sabotage.Kind kind) {
    if (kinds.contains(kind)) {
      throw new SabotageException(new Sabotage(name, kind));
    }
  }
}
