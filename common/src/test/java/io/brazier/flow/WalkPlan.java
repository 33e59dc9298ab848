package io.brazier.flow;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What one task of a random flow shall do.
///
/// @param place its place in the flow
/// @param needs places of providing tasks before it
record WalkPlan(int place, Kind kind, List<Integer> needs, Fate fate) {

  enum Kind {
    PROVIDING,
    SILENT
  }

  /// Which of a task's methods throw, and what kind of thing.
  record Fate(Throw execute, Throw revert) {}

  enum Throw {
    NONE,
    UNCHECKED,
    CHECKED,
    ERROR;

    @Nullable Throwable failure(String message) {
      return switch (this) {
        case NONE -> null;
        case UNCHECKED -> new IllegalStateException(message);
        case CHECKED -> new IOException(message);
        case ERROR -> new LinkageError(message);
      };
    }
  }

  static WalkPlan random(List<WalkPlan> before, Random random) {
    Kind kind = random.nextInt(4) == 0 ? Kind.SILENT : Kind.PROVIDING;
    List<Integer> needs =
        before.stream()
            .filter(plan -> plan.kind() == Kind.PROVIDING && random.nextInt(3) == 0)
            .map(WalkPlan::place)
            .toList();
    Fate fate = new Fate(oneIn(8, random), oneIn(3, random));
    return new WalkPlan(before.size(), kind, needs, fate);
  }

  String name() {
    return "T" + place;
  }

  private static Throw oneIn(int bound, Random random) {
    Throw[] kinds = Throw.values();
    return random.nextInt(bound) == 0 ? kinds[1 + random.nextInt(kinds.length - 1)] : Throw.NONE;
  }
}
