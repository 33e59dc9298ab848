package io.brazier.doctor.rows;

import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A live snapshot.
///
/// @param volumeId of which volume
/// @param sizeGib the volume's size when it was made
/// @param status a word that may be any
/// @param pool where its volume is, null while that is on none
/// @param claimedGib what is claimed for it there
/// @param changedAt when the row was written last
public record SnapshotRow(
    SnapshotId id,
    String volumeId,
    int sizeGib,
    String status,
    @Nullable String pool,
    int claimedGib,
    Instant changedAt)
    implements ResourceRow {

  @Override
  public ResourceKind kind() {
    return ResourceKind.SNAPSHOT;
  }

  @Override
  public String key() {
    return id.value();
  }

  /// A volume that is deleted with its snapshots takes them along.
  @Override
  public ResourceRef owner() {
    return ResourceRef.of(ResourceKind.VOLUME, volumeId);
  }

  /// Whether it was made, so that there is storage of it.
  public boolean isMade() {
    return is(SnapshotStatus.AVAILABLE);
  }
}
