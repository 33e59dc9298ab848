package io.brazier.bus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event for whoever listens, as oslo.messaging's notifier sends it.
///
/// @param eventType for example `volume.create.start`
/// @param publisherId `service.host`, for example `volume.host1@lvm`
/// @param priority the tail of the routing key
/// @param payload the event's own fields, without secrets; values as JSON has them
public record Notification(
    String eventType,
    String publisherId,
    Priority priority,
    Map<String, @Nullable Object> payload) {

  /// How urgent it is.
  public enum Priority {
    /// Something happened as it should.
    INFO,
    /// Something failed.
    ERROR
  }
}
