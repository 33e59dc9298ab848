package io.brazier.manager.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Notifier;
import io.brazier.manager.operation.UsageNotifications;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens to volumes, with Cinder's fields (`notify_about_volume_usage`,
/// `cinder/volume/volume_utils.py`).
@Singleton
public class VolumeNotifications extends UsageNotifications<VolumeRef> {

  private final Clock clock;

  VolumeNotifications(Notifier notifier, Clock clock) {
    super(ResourceKind.VOLUME, notifier);
    this.clock = clock;
  }

  @Override
  protected boolean isTold(VolumeRef volume) {
    return volume.useQuota();
  }

  @Override
  protected BackendAddress pool(VolumeRef volume) {
    return volume.pool();
  }

  @Override
  protected Status status(VolumeRef volume) {
    return volume.status();
  }

  @Override
  protected Map<String, @Nullable Object> usage(VolumeRef volume, String status) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("tenant_id", volume.projectId());
    payload.put("host", volume.pool().toString());
    payload.put("user_id", volume.userId());
    payload.put("availability_zone", volume.availabilityZone());
    payload.put("volume_id", volume.id().value());
    payload.put("volume_type", volume.volumeTypeId());
    payload.put("display_name", volume.name());
    payload.put("launched_at", time(launched(volume)));
    payload.put("created_at", time(volume.createdAt()));
    payload.put("status", status);
    payload.put("snapshot_id", volume.snapshotId());
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
