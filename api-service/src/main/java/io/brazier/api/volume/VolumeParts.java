package io.brazier.api.volume;

import io.brazier.api.volume.create.CreateVolume;
import io.brazier.volume.Volume;
import java.util.Map;
import java.util.TreeMap;

/// A volume with what its view takes from other tables.
///
/// @param volume its row
/// @param typeName its type's name
/// @param metadata the tenant's keys and values
/// @param visibleAdminMetadata what services noted and everybody may see; shown over the tenant's
/// @param imageMetadata what it has of its image; empty for most
record VolumeParts(
    Volume volume,
    String typeName,
    Map<String, String> metadata,
    Map<String, String> visibleAdminMetadata,
    Map<String, String> imageMetadata) {

  /// A volume that was just accepted: nobody has noted anything on it but its owner.
  static VolumeParts of(CreateVolume.Accepted accepted, Map<String, String> metadata) {
    return new VolumeParts(accepted.row(), accepted.typeName(), metadata, Map.of(), Map.of());
  }

  /// The metadata as replies show it.
  Map<String, String> shownMetadata() {
    Map<String, String> shown = new TreeMap<>(metadata);
    shown.putAll(visibleAdminMetadata);
    return shown;
  }
}
