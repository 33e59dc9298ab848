package io.brazier.snapshot;

import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A snapshot that is accepted.
///
/// @param id the id it will have
/// @param volumeId of which volume
/// @param projectId whose it is and whose quota it uses
/// @param userId who asked
/// @param size the volume's size
/// @param name shown name, null for none
/// @param description shown description, null for none
/// @param volumeTypeId the volume's type
/// @param metadata the tenant's own keys and values
public record NewSnapshot(
    SnapshotId id,
    VolumeId volumeId,
    String projectId,
    String userId,
    Gibibytes size,
    @Nullable String name,
    @Nullable String description,
    String volumeTypeId,
    Map<String, String> metadata) {

  /// Copies the map.
  public NewSnapshot {
    metadata = Map.copyOf(metadata);
  }
}
