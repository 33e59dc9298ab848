package io.brazier.flow;

import java.util.ArrayList;
import java.util.List;

/// Gives the sum of what it needs plus its place; its revert answers the same sum.
final class WalkTask extends AnsweringTask<Integer, Integer> {
  static final Key<Integer> SEED = Key.of("seed", Integer.class);

  private final WalkPlan plan;
  private final List<String> journal;

  WalkTask(WalkPlan plan, List<String> journal) {
    super(answerKey(plan.place()), key(plan.place()), needs(plan));
    this.plan = plan;
    this.journal = journal;
  }

  static Key<Integer> key(int place) {
    return Key.of("k" + place, Integer.class);
  }

  static Key<Integer> answerKey(int place) {
    return Key.of("a" + place, Integer.class);
  }

  private static List<Key<?>> needs(WalkPlan plan) {
    List<Key<?>> needs = new ArrayList<>(List.of(SEED));
    plan.needs().forEach(place -> needs.add(key(place)));
    return needs;
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  protected Integer execute(Inputs in) throws Exception {
    int sum = sum(in);
    journal.add("execute " + name() + " " + sum);
    ScriptedTask.throwIfAny(plan.fate().execute().failure("execute " + name()));
    return sum;
  }

  @Override
  protected Integer revertAndAnswer(Inputs in, Outcome<Integer> outcome) throws Exception {
    int sum = sum(in);
    journal.add("revert " + name() + " " + told(outcome) + " " + in.failures().size());
    ScriptedTask.throwIfAny(plan.fate().revert().failure("revert " + name()));
    return sum;
  }

  private int sum(Inputs in) {
    int sum = plan.place() + in.get(SEED);
    for (int place : plan.needs()) {
      sum += in.get(key(place));
    }
    return sum;
  }

  private static String told(Outcome<Integer> outcome) {
    return switch (outcome) {
      case Outcome.Executed<Integer>(Integer result) -> String.valueOf(result);
      case Outcome.Failed<Integer>(Throwable cause) -> String.valueOf(cause.getMessage());
    };
  }
}
