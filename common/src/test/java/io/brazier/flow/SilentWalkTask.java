package io.brazier.flow;

import java.util.List;

/// A task of a random flow that gives and answers nothing.
final class SilentWalkTask extends Task<Nothing> {
  private final WalkPlan plan;
  private final List<String> journal;

  SilentWalkTask(WalkPlan plan, List<String> journal) {
    super(needs());
    this.plan = plan;
    this.journal = journal;
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  protected Nothing execute(Inputs in) throws Exception {
    journal.add("execute " + name());
    ScriptedTask.throwIfAny(plan.fate().execute().failure("execute " + name()));
    return Nothing.NOTHING;
  }

  @Override
  protected void revert(Inputs in, Outcome<Nothing> outcome) throws Exception {
    journal.add("revert " + name() + " " + in.failures().size());
    ScriptedTask.throwIfAny(plan.fate().revert().failure("revert " + name()));
  }
}
