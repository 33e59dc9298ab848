package io.brazier.manager.volume;

import io.brazier.bus.Notifier;
import io.brazier.manager.operation.UsageNotifications;
import io.brazier.resource.ResourceKind;
import io.brazier.volume.VolumeUsage;
import jakarta.inject.Singleton;
import java.time.Clock;
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
  protected Map<String, @Nullable Object> usage(VolumeRef volume, String status) {
    return new VolumeUsage(
            volume.id(),
            volume.projectId(),
            volume.userId(),
            volume.pool().toString(),
            volume.availabilityZone(),
            volume.volumeTypeId(),
            volume.name(),
            volume.createdAt(),
            volume.launchedAt(),
            status,
            volume.snapshotId(),
            volume.size().value())
        .payload(clock.instant());
  }
}
