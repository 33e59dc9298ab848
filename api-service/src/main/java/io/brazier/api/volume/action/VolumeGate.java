package io.brazier.api.volume.action;

import io.brazier.fault.Fault;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Holds volumes for changes of what is written on them, in the caller's transaction, and refuses
/// what their status forbids.
@ApplicationScoped
public class VolumeGate {

  private static final Set<Status> METADATA_STAYS =
      Set.of(VolumeStatus.MAINTENANCE, VolumeStatus.UPLOADING);

  private final VolumeRepository volumes;

  VolumeGate(VolumeRepository volumes) {
    this.volumes = volumes;
  }

  /// For a change of the volume itself (`cinder/volume/api.py: update`).
  ///
  /// @throws Fault.NotFound if it is gone
  /// @throws Fault.Invalid if it is in maintenance
  public void holdForUpdate(Volume volume) {
    if (volumes.held(volume).equals(VolumeStatus.MAINTENANCE)) {
      throw Fault.Invalid.volume("The volume cannot be updated during maintenance.");
    }
  }

  /// For a change of any of its metadata (`cinder/volume/api.py: update_volume_metadata`).
  ///
  /// @throws Fault.NotFound if it is gone
  /// @throws Fault.Invalid if it is in maintenance or being copied into an image
  public void holdForMetadata(Volume volume) {
    requireMetadataOpen(volumes.held(volume));
  }

  /// The same.
  public void holdForMetadata(VolumeId id) {
    requireMetadataOpen(volumes.held(id));
  }

  private static void requireMetadataOpen(Status status) {
    if (METADATA_STAYS.contains(status)) {
      throw Fault.Invalid.volume(
          "Updating volume metadata is not allowed for volumes in %s status.".formatted(status));
    }
  }
}
