package io.brazier.flow;

/// Carries a checked exception of a task to the flow's caller. Its cause is the task's exception,
/// which has the failures of reverts as suppressed.
public final class FlowFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FlowFailedException(String flow, String task, Throwable cause) {
    super("Task " + task + " of flow " + flow + " failed", cause);
  }
}
