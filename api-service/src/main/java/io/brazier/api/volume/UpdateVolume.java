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

  /// Changes name, description and metadata in one transaction.
  ///
  /// @return the volume as it is now
  /// @throws io.brazier.fault.Fault.NotFound if it was deleted meanwhile; nothing is written then
  @Transactional
  public Volume update(Volume volume, UpdateVolumeRequest wanted) {
    if (wanted.renamed() || wanted.redescribed()) {
      volumes.describe(
          volume.id(),
          wanted.renamed() ? wanted.name() : volume.displayName(),
          wanted.redescribed() ? wanted.description() : volume.displayDescription());
    }
    Map<String, String> pairs = wanted.metadata();
    if (pairs != null) {
      metadata.replace(volume.id(), pairs);
    }
    return volumes.get(volume.id(), null);
  }
}
