package io.brazier.manager.volume;

import static io.brazier.bus.Notification.Priority.ERROR;
import static io.brazier.bus.Notification.Priority.INFO;

import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells meters and auditors what happens to volumes, with Cinder's event names and fields
/// (`notify_about_volume_usage`, `cinder/volume/volume_utils.py`).
@ApplicationScoped
public class VolumeNotifications {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Notifier notifier;
  private final Clock clock;

  VolumeNotifications(Notifier notifier, Clock clock) {
    this.notifier = notifier;
    this.clock = clock;
  }

  /// Announces the beginning of an operation, for example `create.start`.
  public void started(Operation operation, VolumeRef volume) {
    event(operation.event("start"), volume, INFO, usage(volume, volume.status().word()))
        .ifPresent(notifier::send);
  }

  /// The announcement that an operation is done, for example `create.end`; empty for a volume that
  /// nobody is told of.
  ///
  /// @param status the volume's status then
  public Optional<Notification> ended(Operation operation, VolumeRef volume, String status) {
    return event(operation.event("end"), volume, INFO, usage(volume, status));
  }

  /// The announcement that an operation failed, for example `create.error`; empty as [#ended].
  ///
  /// @param status the volume's status then
  /// @param reason why, for operators
  public Optional<Notification> failed(
      Operation operation, VolumeRef volume, Status status, String reason) {
    Map<String, @Nullable Object> payload = usage(volume, status.word());
    payload.put("reason", reason);
    return event(operation.event("error"), volume, ERROR, payload);
  }

  private static Optional<Notification> event(
      String event,
      VolumeRef volume,
      Notification.Priority priority,
      Map<String, @Nullable Object> payload) {
    return volume.useQuota()
        ? Optional.of(
            new Notification(
                "volume." + event, "volume." + volume.pool().service(), priority, payload))
        : Optional.empty();
  }

  private Map<String, @Nullable Object> usage(VolumeRef volume, String status) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("tenant_id", volume.projectId());
    payload.put("host", volume.pool().toString());
    payload.put("user_id", volume.userId());
    payload.put("availability_zone", volume.availabilityZone());
    payload.put("volume_id", volume.id().value());
    payload.put("volume_type", volume.volumeTypeId());
    payload.put("display_name", volume.name());
    payload.put("launched_at", TIME.format(launched(volume)));
    payload.put("created_at", TIME.format(volume.createdAt()));
    payload.put("status", status);
    payload.put("snapshot_id", null);
    payload.put("size", volume.size().value());
    payload.put("replication_status", null);
    payload.put("replication_extended_status", null);
    payload.put("replication_driver_data", null);
    payload.put("metadata", List.of());
    payload.put("volume_attachment", List.of());
    return payload;
  }

  /// Cinder says now of what was not launched yet.
  private Instant launched(VolumeRef volume) {
    Instant launchedAt = volume.launchedAt();
    return launchedAt == null ? clock.instant() : launchedAt;
  }
}
