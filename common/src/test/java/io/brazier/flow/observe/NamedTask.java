package io.brazier.flow.observe;

import io.brazier.flow.Inputs;
import io.brazier.flow.Key;
import io.brazier.flow.Outcome;
import io.brazier.flow.Task;
import java.util.function.Supplier;

/// Gives what a lambda gives; its revert runs another.
final class NamedTask extends Task<String> {
  private final String name;
  private final Supplier<String> work;
  private final Runnable undo;

  NamedTask(Key<String> key, Supplier<String> work, Runnable undo) {
    super(key, needs());
    this.name = key.name() + "Task";
    this.work = work;
    this.undo = undo;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected String execute(Inputs in) {
    return work.get();
  }

  @Override
  protected void revert(Inputs in, Outcome<String> outcome) {
    undo.run();
  }
}
