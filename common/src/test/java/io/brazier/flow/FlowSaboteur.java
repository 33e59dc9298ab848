package io.brazier.flow;

import java.util.ArrayList;
import java.util.List;

/// The test kit's way into a finished flow; lives in this package because tasks are not public.
public final class FlowSaboteur {
  private FlowSaboteur() {}

  /// The same flow, but its tasks fail where the sabotages say.
  public static Flow sabotage(Flow flow, Sabotage... sabotages) {
    List<Task<?>> tasks = new ArrayList<>();
    flow.tasks().forEach(task -> tasks.add(SabotagedTask.of(task, List.of(sabotages))));
    return new Flow(flow.name(), flow.inputs(), tasks, flow.observation());
  }
}
