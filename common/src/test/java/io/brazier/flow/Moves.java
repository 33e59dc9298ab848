package io.brazier.flow;

/// Transitions as short texts: who, from, to.
final class Moves {
  private Moves() {}

  static String text(Transition transition) {
    return switch (transition) {
      case Transition.OfFlow(String flow, Change<FlowState> change, _, _) -> text(flow, change);
      case Transition.OfTask(_, String task, Change<TaskState> change, _, _) -> text(task, change);
    };
  }

  private static String text(String who, Change<?> change) {
    return who + " " + change.from() + " " + change.to();
  }
}
