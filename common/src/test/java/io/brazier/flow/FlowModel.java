package io.brazier.flow;

import io.brazier.flow.WalkPlan.Kind;
import io.brazier.flow.WalkPlan.Throw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a random flow must do, told in plain sums and texts and without any code of the engine.
final class FlowModel {
  private static final int SEED = 7;

  private final Map<Integer, Integer> sums = new LinkedHashMap<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> moves = new ArrayList<>();
  private final List<String> suppressed = new ArrayList<>();
  private final List<String> values = new ArrayList<>(List.of("seed=" + SEED));
  private final List<String> answers = new ArrayList<>();
  private String failure = "";

  static FlowModel of(List<WalkPlan> plans) {
    FlowModel model = new FlowModel();
    model.walk(plans);
    return model;
  }

  List<String> calls() {
    return calls;
  }

  List<String> moves() {
    return moves;
  }

  List<String> suppressed() {
    return suppressed;
  }

  String states() {
    return states.toString();
  }

  String values() {
    return values.toString();
  }

  String answers() {
    return answers.toString();
  }

  String failure() {
    return failure;
  }

  private void walk(List<WalkPlan> plans) {
    plans.forEach(plan -> states.put(plan.name(), "PENDING"));
    moves.add("walk PENDING RUNNING");
    plans.stream().takeWhile(_ -> failure.isEmpty()).forEach(this::forward);
    if (!failure.isEmpty()) {
      plans.reversed().stream().filter(this::ran).forEach(this::back);
    }
    moves.add("walk RUNNING " + end());
  }

  private String end() {
    if (failure.isEmpty()) {
      return "SUCCESS";
    }
    return suppressed.isEmpty() ? "REVERTED" : "FAILURE";
  }

  private void forward(WalkPlan plan) {
    move(plan, "RUNNING");
    boolean provides = plan.kind() == Kind.PROVIDING;
    int sum = plan.place() + SEED + plan.needs().stream().mapToInt(sums::get).sum();
    calls.add("execute " + plan.name() + (provides ? " " + sum : ""));
    sums.put(plan.place(), sum);
    if (plan.fate().execute() != Throw.NONE) {
      fail(plan, "execute " + plan.name());
      return;
    }
    move(plan, "SUCCESS");
    if (provides) {
      values.add("k" + plan.place() + "=" + sum);
    }
  }

  private void fail(WalkPlan plan, String message) {
    move(plan, "FAILURE");
    failure = message;
  }

  private boolean ran(WalkPlan plan) {
    return !"PENDING".equals(states.get(plan.name()));
  }

  private void back(WalkPlan plan) {
    calls.add("revert " + plan.name() + told(plan) + " " + (1 + suppressed.size()));
    move(plan, "REVERTING");
    if (plan.fate().revert() != Throw.NONE) {
      move(plan, "REVERT_FAILURE");
      suppressed.add("revert " + plan.name());
      return;
    }
    move(plan, "REVERTED");
    if (plan.kind() == Kind.PROVIDING) {
      answers.add("a" + plan.place() + "=" + sums.get(plan.place()));
    }
  }

  private String told(WalkPlan plan) {
    if (plan.kind() == Kind.SILENT) {
      return "";
    }
    boolean failed = "FAILURE".equals(states.get(plan.name()));
    return " " + (failed ? failure : sums.get(plan.place()));
  }

  private void move(WalkPlan plan, String to) {
    moves.add(plan.name() + " " + states.put(plan.name(), to) + " " + to);
  }
}
