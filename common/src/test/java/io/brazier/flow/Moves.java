package io.brazier.flow;

import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;

/// Transitions as short texts: who, from, to.
final class Moves {
  private Moves() {}

  static String text(Transition transition) {
    return switch (transition) {
      case Transition.OfFlow(String flow, Transition.Change<FlowState> change, _, _) ->
          text(flow, change);
      case Transition.OfTask(_, String task, Transition.Change<TaskState> change, _, _) ->
          text(task, change);
    };
  }

  private static String text(String who, Transition.Change<?> change) {
    return who + " " + change.from() + " " + change.to();
  }
}
