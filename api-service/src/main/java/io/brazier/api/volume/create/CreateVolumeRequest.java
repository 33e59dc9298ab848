package io.brazier.api.volume.create;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `POST /volumes`, read and checked for form.
///
/// @param sizeGib null if the body has none
/// @param name null for none
/// @param description null for none
/// @param volumeType a type's id or name, null for the default
/// @param availabilityZone null for the default
/// @param metadata the tenant's own keys and values
/// @param schedulerHints as they came
/// @param sources what the volume is to be made from
public record CreateVolumeRequest(
    @Nullable Integer sizeGib,
    @Nullable String name,
    @Nullable String description,
    @Nullable String volumeType,
    @Nullable String availabilityZone,
    Map<String, String> metadata,
    Map<String, Object> schedulerHints,
    Sources sources) {

  /// Things that a volume may be made from or put into. All null means a blank volume.
  ///
  /// @param snapshotId a snapshot
  /// @param sourceVolumeId another volume
  /// @param imageId an image
  /// @param backupId a backup
  /// @param groupId a group
  public record Sources(
      @Nullable String snapshotId,
      @Nullable String sourceVolumeId,
      @Nullable String imageId,
      @Nullable String backupId,
      @Nullable String groupId) {}

  /// Copies the maps.
  public CreateVolumeRequest {
    metadata = Map.copyOf(metadata);
    schedulerHints = Map.copyOf(schedulerHints);
  }
}
