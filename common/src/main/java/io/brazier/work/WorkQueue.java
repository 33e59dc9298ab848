package io.brazier.work;

import io.brazier.bus.Topic;
import java.util.List;
import java.util.Optional;

/// A topic that a service serves.
///
/// @param topic the queue
/// @param width how much work runs at a time
/// @param handlers what can be done; other work waits for a service that knows it
public record WorkQueue(Topic topic, int width, List<WorkHandler> handlers) {
  /// Refuses a width below 1 and copies the list.
  public WorkQueue {
    if (width < 1) {
      throw new IllegalArgumentException("width of " + topic + " is " + width);
    }
    handlers = List.copyOf(handlers);
  }

  /// The handler of an operation, if this service knows it.
  Optional<WorkHandler> handler(String operation) {
    return handlers.stream()
        .filter(handler -> handler.operation().word().equals(operation))
        .findFirst();
  }
}
