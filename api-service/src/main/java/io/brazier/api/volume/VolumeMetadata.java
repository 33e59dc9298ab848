package io.brazier.api.volume;

import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Changes the metadata of a volume, each in one transaction that holds the volume: of two requests
/// with the same `If-Match` one wins, and a volume that is gone gets no metadata.
@ApplicationScoped
class VolumeMetadata {

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final MetadataTag tags;

  VolumeMetadata(VolumeRepository volumes, VolumeMetadataRepository metadata, MetadataTag tags) {
    this.volumes = volumes;
    this.metadata = metadata;
    this.tags = tags;
  }

  @Transactional
  public Map<String, String> get(Volume volume) {
    return metadata.get(volume.id());
  }

  /// One value.
  ///
  /// @throws Fault.NotFound if there is no such key
  @Transactional
  public String get(Volume volume, String key) {
    String value = metadata.get(volume.id()).get(key);
    if (value == null) {
      throw missing(volume, key);
    }
    return value;
  }

  /// Adds or changes pairs.
  ///
  /// @return all pairs there are then
  @Transactional
  public Map<String, String> merge(Volume volume, Map<String, String> pairs) {
    return merge(volume, pairs, MetadataTag.Condition.NONE);
  }

  /// Adds or changes pairs if the metadata is as the caller thinks.
  ///
  /// @throws Fault.PreconditionFailed if it is not
  @Transactional
  public Map<String, String> merge(
      Volume volume, Map<String, String> pairs, MetadataTag.Condition condition) {
    require(volume, condition);
    metadata.merge(volume.id(), pairs);
    return metadata.get(volume.id());
  }

  /// Makes the metadata exactly this if it is as the caller thinks.
  ///
  /// @throws Fault.PreconditionFailed if it is not
  @Transactional
  public Map<String, String> replace(
      Volume volume, Map<String, String> pairs, MetadataTag.Condition condition) {
    require(volume, condition);
    metadata.replace(volume.id(), pairs);
    return metadata.get(volume.id());
  }

  /// Removes a pair.
  ///
  /// @throws Fault.NotFound if there is no such key
  @Transactional
  public void delete(Volume volume, String key) {
    volumes.hold(volume.id());
    if (!metadata.delete(volume.id(), key)) {
      throw missing(volume, key);
    }
  }

  private void require(Volume volume, MetadataTag.Condition condition) {
    volumes.hold(volume.id());
    if (!condition.tags().isEmpty()) {
      condition.require(tags.of(Map.of("metadata", metadata.get(volume.id()))));
    }
  }

  private static Fault.NotFound missing(Volume volume, String key) {
    return Fault.NotFound.volumeMetadata(volume.id().value(), key);
  }
}
