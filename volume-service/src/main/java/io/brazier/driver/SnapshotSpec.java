package io.brazier.driver;

import io.brazier.snapshot.SnapshotId;

/// What a driver needs to know of a snapshot.
///
/// @param id names the snapshot on the storage
/// @param volume of which volume, with the size that this had when the snapshot was asked for
public record SnapshotSpec(SnapshotId id, VolumeSpec volume) {}
