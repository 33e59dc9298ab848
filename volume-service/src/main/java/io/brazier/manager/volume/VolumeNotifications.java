package io.brazier.manager.volume;

import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /// Something happened as it should, for example `create.end`.
  ///
  /// @param status the volume's status now
  public void happened(String event, VolumeRef volume, String status) {
    send(event, volume, Notification.Priority.INFO, usage(volume, status));
  }

  /// Something failed, for example `create.error`.
  ///
  /// @param status the volume's status now
  /// @param reason why, for operators
  public void failed(String event, VolumeRef volume, String status, String reason) {
    Map<String, @Nullable Object> payload = usage(volume, status);
    payload.put("reason", reason);
    send(event, volume, Notification.Priority.ERROR, payload);
  }

  private void send(
      String event,
      VolumeRef volume,
      Notification.Priority priority,
      Map<String, @Nullable Object> payload) {
    if (volume.useQuota()) {
      notifier.send(
          new Notification(
              "volume." + event, "volume." + volume.pool().service(), priority, payload));
    }
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
