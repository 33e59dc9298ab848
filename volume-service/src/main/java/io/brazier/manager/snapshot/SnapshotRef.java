package io.brazier.manager.snapshot;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeSpec;
import io.brazier.manager.operation.UsageNotifications;
import io.brazier.resource.Status;
import io.brazier.snapshot.SnapshotId;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the manager needs to know of a snapshot, read when the work began.
///
/// @param id the snapshot
/// @param volumeId of which volume
/// @param projectId whose it is
/// @param userId who asked for it
/// @param size the volume's size when it was asked for
/// @param claimedGib what is claimed for it on the pool
/// @param status where it was
/// @param pool the pool that its volume is on
/// @param availabilityZone its volume's zone
/// @param name its shown name
/// @param metadata the tenant's keys and values
/// @param createdAt when it was accepted
/// @param useQuota whether it counts against its project's quota
public record SnapshotRef(
    SnapshotId id,
    VolumeId volumeId,
    String projectId,
    String userId,
    Gibibytes size,
    int claimedGib,
    Status status,
    BackendAddress pool,
    @Nullable String availabilityZone,
    @Nullable String name,
    Map<String, String> metadata,
    Instant createdAt,
    boolean useQuota)
    implements UsageNotifications.Subject {

  /// Copies the map.
  public SnapshotRef {
    metadata = Map.copyOf(metadata);
  }

  /// What its driver needs to know of it.
  public SnapshotSpec spec() {
    return new SnapshotSpec(id, new VolumeSpec(volumeId, size));
  }
}
