package io.brazier.api.volume.create;

import org.jspecify.annotations.Nullable;

/// Things that a volume may be made from or put into. All null means a blank volume.
///
/// @param snapshotId a snapshot
/// @param sourceVolumeId another volume
/// @param imageId an image
/// @param backupId a backup
/// @param groupId a group
public record VolumeSources(
    @Nullable String snapshotId,
    @Nullable String sourceVolumeId,
    @Nullable String imageId,
    @Nullable String backupId,
    @Nullable String groupId) {}
