package io.brazier.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Notification;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What meters and auditors are told of a volume, with Cinder's fields (`_usage_from_volume`,
/// `cinder/volume/volume_utils.py`).
///
/// @param id the volume
/// @param projectId whose it is
/// @param userId who asked for it
/// @param host `host@backend#pool`, null while it is on none
/// @param availabilityZone its zone
/// @param typeId its type
/// @param name its shown name
/// @param createdAt when it was accepted
/// @param launchedAt when it became available, null before
/// @param status its status at the time of the event
/// @param snapshotId the snapshot that it was made of, null for none
/// @param sizeGib its size
public record VolumeUsage(
    VolumeId id,
    String projectId,
    String userId,
    @Nullable String host,
    @Nullable String availabilityZone,
    String typeId,
    @Nullable String name,
    Instant createdAt,
    @Nullable Instant launchedAt,
    String status,
    @Nullable String snapshotId,
    int sizeGib) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// That of a row as it was read.
  public static VolumeUsage of(Volume volume) {
    return new VolumeUsage(
        volume.id(),
        volume.projectId(),
        volume.userId(),
        volume.host(),
        volume.availabilityZone(),
        volume.volumeTypeId(),
        volume.displayName(),
        volume.createdAt(),
        volume.launchedAt(),
        volume.status().word(),
        volume.snapshotId(),
        volume.size());
  }

  /// Something that happened to it.
  ///
  /// @param event for example `create.start`
  /// @param now what Cinder says of a volume that was not launched yet
  public Notification info(String event, Instant now) {
    return new Notification(
        "volume." + event, publisher(), Notification.Priority.INFO, payload(now));
  }

  private String publisher() {
    return host == null ? "volume" : "volume." + BackendAddress.parse(host).service();
  }

  /// The fields, in Cinder's order.
  ///
  /// @param now what Cinder says of a volume that was not launched yet
  public Map<String, @Nullable Object> payload(Instant now) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("tenant_id", projectId);
    payload.put("host", host);
    payload.put("user_id", userId);
    payload.put("availability_zone", availabilityZone);
    payload.put("volume_id", id.value());
    payload.put("volume_type", typeId);
    payload.put("display_name", name);
    payload.put("launched_at", TIME.format(launchedAt == null ? now : launchedAt));
    payload.put("created_at", TIME.format(createdAt));
    payload.put("status", status);
    payload.put("snapshot_id", snapshotId);
    payload.put("size", sizeGib);
    payload.put("replication_status", null);
    payload.put("replication_extended_status", null);
    payload.put("replication_driver_data", null);
    payload.put("metadata", List.of());
    payload.put("volume_attachment", List.of());
    return payload;
  }
}
