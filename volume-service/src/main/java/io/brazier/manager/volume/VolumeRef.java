package io.brazier.manager.volume;

import io.brazier.backend.BackendAddress;
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
/// @param volumeTypeId its type
/// @param status where it was
/// @param pool the pool it is placed on
/// @param availabilityZone its zone
/// @param name its shown name
/// @param createdAt when it was accepted
/// @param launchedAt when it became available, null before
/// @param useQuota whether it counts against its project's quota
public record VolumeRef(
    VolumeId id,
    String projectId,
    String userId,
    Gibibytes size,
    String volumeTypeId,
    Status status,
    BackendAddress pool,
    @Nullable String availabilityZone,
    @Nullable String name,
    Instant createdAt,
    @Nullable Instant launchedAt,
    boolean useQuota) {}
