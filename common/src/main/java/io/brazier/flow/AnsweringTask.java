package io.brazier.flow;

import java.util.List;

/// A task whose revert tells the caller of the flow something, which it reads with
/// [FlowResult.Failed#answer]. Cinder's OnFailureRescheduleTask does so: its revert says whether
/// the volume was handed to another backend (`cinder/volume/flows/manager/create_volume.py`).
///
/// @param <A> what the revert answers
public abstract class AnsweringTask<R, A> extends Task<R> {
  private final Key<A> answer;

  /// A task whose result later tasks can read, and whose revert answers.
  ///
  /// @param answers given only if this task's revert runs and returns; no task can need it
  protected AnsweringTask(Key<A> answers, Key<R> provides, List<Key<?>> needs) {
    super(provides, needs);
    this.answer = answers;
  }

  /// As the other, for a task that gives no key to later tasks.
  protected AnsweringTask(Key<A> answers, List<Key<?>> needs) {
    super(needs);
    this.answer = answers;
  }

  /// As [Task#revert], with an answer.
  ///
  /// @return never null
  protected abstract A revertAndAnswer(Inputs in, Outcome<R> outcome) throws Exception;

  @Override
  protected final void revert(Inputs in, Outcome<R> outcome) throws Exception {
    undo(in, outcome);
  }

  @Override
  final Key<A> answered() {
    return answer;
  }

  @Override
  Values undo(Inputs in, Outcome<R> outcome) throws Exception {
    return Values.of(answer, revertAndAnswer(in, outcome));
  }
}
