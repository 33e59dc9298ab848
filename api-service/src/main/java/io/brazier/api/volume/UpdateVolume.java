package io.brazier.api.volume;

import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Changes what a tenant may change of a volume.
@ApplicationScoped
class UpdateVolume {

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;

  UpdateVolume(VolumeRepository volumes, VolumeMetadataRepository metadata) {
    this.volumes = volumes;
    this.metadata = metadata;
  }

  /// Changes name, description and metadata, those that are named, in one transaction that holds
  /// the volume: another that replaces its metadata comes before or after, and a volume that is
  /// gone gets none.
  ///
  /// @return the volume as it is now
  /// @throws io.brazier.fault.Fault.NotFound if it was deleted meanwhile; nothing is written then
  @Transactional
  public Volume update(Volume volume, UpdateVolumeRequest wanted) {
    volumes.hold(volume.id());
    if (wanted.renamed()) {
      volumes.rename(volume.id(), wanted.name());
    }
    if (wanted.redescribed()) {
      volumes.redescribe(volume.id(), wanted.description());
    }
    Map<String, String> pairs = wanted.metadata();
    if (pairs != null) {
      metadata.replace(volume.id(), pairs);
    }
    return volumes.get(volume.id(), null);
  }
}
