package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.message.Command;

/// A topic that a service serves.
///
/// @param topic the queue
/// @param width how many commands run at a time
/// @param commands the family it understands, for example `VolumeCommand.class`
/// @param handler does them
/// @param expired gives them up
public record WorkQueue<C extends Command>(
    Topic topic, int width, Class<C> commands, WorkHandler<C> handler, WorkExpired expired) {

  /// Refuses a width below 1.
  public WorkQueue {
    if (width < 1) {
      throw new IllegalArgumentException("width of " + topic + " is " + width);
    }
  }
}
