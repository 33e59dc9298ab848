package io.brazier.api.volume;

import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.volume.action.VolumeGate;
import io.brazier.context.RequestContext;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/// Changes what a tenant may change of a volume.
@ApplicationScoped
class UpdateVolume {

  private final VolumeReader reader;
  private final VolumeGate gate;
  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final ItemLimit limit;

  UpdateVolume(
      VolumeReader reader,
      VolumeGate gate,
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      ItemLimit limit) {
    this.reader = reader;
    this.gate = gate;
    this.volumes = volumes;
    this.metadata = metadata;
    this.limit = limit;
  }

  /// Changes name, description and metadata, those that are named, in one transaction that holds
  /// the volume: another that replaces its metadata comes before or after, and a volume that is
  /// gone gets none.
  ///
  /// @return the volume as it is now
  /// @throws io.brazier.fault.Fault.NotFound if the caller sees none; nothing is written then
  /// @throws io.brazier.fault.Fault.Forbidden if policy does not allow it
  /// @throws io.brazier.fault.Fault.Invalid if the volume is in maintenance
  /// @throws io.brazier.fault.Fault.OverLimit if there were too many metadata items
  @Transactional
  public VolumeParts update(String id, UpdateVolumeRequest wanted, RequestContext context) {
    Volume volume = reader.permitted(id, "volume:update", context);
    gate.holdForUpdate(volume);
    if (wanted.renamed()) {
      volumes.rename(volume.id(), wanted.name());
    }
    if (wanted.redescribed()) {
      volumes.redescribe(volume.id(), wanted.description());
    }
    Map<String, String> pairs = wanted.metadata();
    if (pairs != null) {
      limit.require(pairs);
      metadata.replace(volume.id().value(), pairs);
    }
    return reader.parts(List.of(volumes.reread(volume))).getFirst();
  }
}
