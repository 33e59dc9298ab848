package io.brazier.manager.volume;

import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells meters and auditors what happens to volumes, with Cinder's event names and fields
/// (`notify_about_volume_usage`, `cinder/volume/volume_utils.py`).
@ApplicationScoped
public class VolumeNotifications {

  private final Notifier notifier;

  VolumeNotifications(Notifier notifier) {
    this.notifier = notifier;
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
    Map<String, Object> payload = usage(volume, status);
    payload.put("reason", reason);
    send(event, volume, Notification.Priority.ERROR, payload);
  }

  private void send(
      String event, VolumeRef volume, Notification.Priority priority, Map<String, Object> payload) {
    if (volume.useQuota()) {
      notifier.send(
          new Notification(
              "volume." + event, "volume." + volume.pool().service(), priority, payload));
    }
  }

  private static Map<String, Object> usage(VolumeRef volume, String status) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("tenant_id", volume.projectId());
    payload.put("host", volume.pool().toString());
    payload.put("user_id", volume.userId());
    payload.put("availability_zone", text(volume.availabilityZone()));
    payload.put("volume_id", volume.id().value());
    payload.put("volume_type", volume.volumeTypeId());
    payload.put("display_name", text(volume.name()));
    payload.put("launched_at", text(volume.launchedAt()));
    payload.put("created_at", volume.createdAt().toString());
    payload.put("status", status);
    payload.put("size", volume.size().value());
    payload.put("metadata", List.of());
    payload.put("volume_attachment", List.of());
    return payload;
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
