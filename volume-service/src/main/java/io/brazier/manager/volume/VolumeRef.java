package io.brazier.manager.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.VolumeSpec;
import io.brazier.manager.operation.UsageNotifications;
import io.brazier.resource.Status;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the manager's flows need to know of a volume, read when the flow began.
///
/// @param id the volume
/// @param projectId whose it is
/// @param userId who asked for it
/// @param size its size
/// @param claimedGib what is claimed for it on its pool
/// @param volumeTypeId its type
/// @param status where it was
/// @param statusBefore where it was before that, and where it goes if nothing comes of it
/// @param pool the pool it is placed on
/// @param availabilityZone its zone
/// @param name its shown name
/// @param createdAt when it was accepted
/// @param launchedAt when it became available, null before
/// @param useQuota whether it counts against its project's quota
/// @param snapshotId the snapshot that it was made from, null if from none
public record VolumeRef(
    VolumeId id,
    String projectId,
    String userId,
    Gibibytes size,
    int claimedGib,
    String volumeTypeId,
    Status status,
    Status statusBefore,
    BackendAddress pool,
    @Nullable String availabilityZone,
    @Nullable String name,
    Instant createdAt,
    @Nullable Instant launchedAt,
    boolean useQuota,
    @Nullable String snapshotId)
    implements UsageNotifications.Subject {
  /// What its driver needs to know of it.
  public VolumeSpec spec() {
    return new VolumeSpec(id, size);
  }

  /// The same with another size.
  VolumeRef grownTo(Gibibytes newSize) {
    return new VolumeRef(
        id,
        projectId,
        userId,
        newSize,
        claimedGib,
        volumeTypeId,
        status,
        statusBefore,
        pool,
        availabilityZone,
        name,
        createdAt,
        launchedAt,
        useQuota,
        snapshotId);
  }
}
