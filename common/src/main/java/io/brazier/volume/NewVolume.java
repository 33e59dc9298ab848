package io.brazier.volume;

import io.brazier.unit.Gibibytes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a create request asks for, after every default was filled in: Cinder's `volume_properties`.
///
/// @param id the id it will have
/// @param projectId whose it is and whose quota it uses
/// @param userId who asked
/// @param size its size
/// @param name shown name, null for none
/// @param description shown description, null for none
/// @param volumeTypeId its type
/// @param availabilityZone its zone, null if the scheduler chooses among several
/// @param multiattach whether its type allows several attachments
/// @param metadata the tenant's own keys and values
/// @param origin what it is made from
public record NewVolume(
    VolumeId id,
    String projectId,
    String userId,
    Gibibytes size,
    @Nullable String name,
    @Nullable String description,
    String volumeTypeId,
    @Nullable String availabilityZone,
    boolean multiattach,
    Map<String, String> metadata,
    Origin origin) {

  /// What it is made from.
  ///
  /// @param snapshotId a snapshot, null if it is none
  /// @param volumeId a volume, null if it is none
  /// @param bootable whether that can be booted from
  public record Origin(@Nullable String snapshotId, @Nullable String volumeId, boolean bootable) {
    /// Nothing.
    public static final Origin BLANK = new Origin(null, null, false);
  }

  /// Copies the map.
  public NewVolume {
    metadata = Map.copyOf(metadata);
  }
}
