package io.brazier.api.volume;

import io.brazier.api.volume.create.CreateVolume;
import io.brazier.attachment.Attachment;
import io.brazier.volume.Volume;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A volume with what its view takes from other tables.
///
/// @param volume its row
/// @param typeName its type's name
/// @param metadata the tenant's keys and values
/// @param visibleAdminMetadata what services noted and everybody may see; shown over the tenant's
/// @param imageMetadata what it has of its image; empty for most
/// @param attachments who has it; those that are complete
record VolumeParts(
    Volume volume,
    String typeName,
    Map<String, String> metadata,
    Map<String, String> visibleAdminMetadata,
    Map<String, String> imageMetadata,
    List<Attachment> attachments) {

  /// Copies the list.
  VolumeParts {
    attachments = List.copyOf(attachments);
  }

  /// A volume that was just accepted: nobody has noted anything on it but its owner.
  static VolumeParts of(CreateVolume.Accepted accepted, Map<String, String> metadata) {
    return new VolumeParts(
        accepted.row(), accepted.typeName(), metadata, Map.of(), Map.of(), List.of());
  }

  /// The metadata as replies show it.
  Map<String, String> shownMetadata() {
    Map<String, String> shown = new TreeMap<>(metadata);
    shown.putAll(visibleAdminMetadata);
    return shown;
  }
}
