package io.brazier.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks that every key that a task needs is given before it, and by one giver only (R2 to R4).
final class Wiring {
  private record Giver(Key<?> key, String name, boolean readable) {}

  private final String flow;
  private final Map<String, Giver> givers = new HashMap<>();
  private final Set<String> tasks = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  Wiring(String flow) {
    this.flow = flow;
  }

  void check(List<Key<?>> inputs, List<Step<?>> steps) {
    inputs.forEach(key -> give(new Giver(key, "the caller", true)));
    steps.forEach(this::check);
    if (!problems.isEmpty()) {
      throw new FlowWiringException(flow, problems);
    }
  }

  private void check(Step<?> step) {
    checkName(step);
    step.task().required().forEach(key -> checkNeed(step, key));
    Key<?> provided = step.task().provided();
    if (provided != null) {
      give(new Giver(provided, step.name(), true));
      checkUnconditional(step, provided);
    }
    Key<?> answered = step.task().answered();
    if (answered != null) {
      give(new Giver(answered, step.name(), false));
    }
  }

  private void checkName(Step<?> step) {
    if (step.name().isBlank()) {
      problems.add("a task of " + step.task().getClass() + " has no name");
    } else if (!tasks.add(step.name())) {
      problems.add("two tasks are named " + step.name());
    }
  }

  private void checkNeed(Step<?> step, Key<?> key) {
    @Nullable Giver giver = givers.get(key.name());
    if (giver == null || !giver.readable()) {
      problems.add(step.name() + " needs key " + key.name() + " that nothing before it gives");
    } else if (!giver.key().equals(key)) {
      problems.add(
          step.name() + " needs " + key + " but " + giver.name() + " gives " + giver.key());
    }
  }

  private void checkUnconditional(Step<?> step, Key<?> provided) {
    if (step.condition() != null) {
      problems.add("conditional task " + step.name() + " provides key " + provided.name());
    }
  }

  private void give(Giver giver) {
    @Nullable Giver first = givers.putIfAbsent(giver.key().name(), giver);
    if (first != null) {
      problems.add(
          "key " + giver.key().name() + " is given by " + first.name() + " and " + giver.name());
    }
  }
}
