package io.brazier.manager.volume;

import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import io.brazier.volume.VolumeUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/// Tells meters and auditors what happens to volumes, with Cinder's event names and fields
/// (`notify_about_volume_usage`, `cinder/volume/volume_utils.py`).
@ApplicationScoped
public class VolumeNotifications {

  private final Notifier notifier;
  private final Clock clock;

  VolumeNotifications(Notifier notifier, Clock clock) {
    this.notifier = notifier;
    this.clock = clock;
  }

  /// Announces the beginning of an operation, for example `create.start`.
  public void started(Operation operation, VolumeRef volume) {
    told(operation.event("start"), volume, volume.status().word()).ifPresent(notifier::send);
  }

  /// The announcement that an operation is done, for example `create.end`; empty for a volume that
  /// nobody is told of.
  ///
  /// @param status the volume's status then
  public Optional<Notification> ended(Operation operation, VolumeRef volume, String status) {
    return told(operation.event("end"), volume, status);
  }

  /// The announcement that an operation failed, for example `create.error`; empty as [#ended].
  ///
  /// @param status the volume's status then
  /// @param reason why, for operators
  public Optional<Notification> failed(
      Operation operation, VolumeRef volume, Status status, String reason) {
    return volume.useQuota()
        ? Optional.of(
            usage(volume, status.word()).error(operation.event("error"), clock.instant(), reason))
        : Optional.empty();
  }

  private Optional<Notification> told(String event, VolumeRef volume, String status) {
    return volume.useQuota()
        ? Optional.of(usage(volume, status).info(event, clock.instant()))
        : Optional.empty();
  }

  private static VolumeUsage usage(VolumeRef volume, String status) {
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
        null,
        volume.size().value());
  }
}
