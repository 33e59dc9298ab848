package io.brazier.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task as it is, but for failures at chosen moments.
final class SabotagedTask<R> extends Task<R> {
  private final Task<R> task;
  private final List<Sabotage.Kind> kinds;

  private SabotagedTask(Task<R> task, List<Sabotage.Kind> kinds) {
    super(task.required());
    this.task = task;
    this.kinds = kinds;
  }

  static <R> Task<R> of(Task<R> task, List<Sabotage> sabotages) {
    List<Sabotage.Kind> kinds =
        sabotages.stream()
            .filter(sabotage -> sabotage.task().equals(task.name()))
            .map(Sabotage::kind)
            .toList();
    return new SabotagedTask<>(task, kinds);
  }

  @Override
  public String name() {
    return task.name();
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
      throw new SabotageException(new Sabotage(name(), kind));
    }
  }
}
