package io.brazier.manager.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.resource.Status;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Reads the volume that a command speaks of.
@ApplicationScoped
public class VolumeRefs {

  private final VolumeRepository volumes;

  VolumeRefs(VolumeRepository volumes) {
    this.volumes = volumes;
  }

  /// A volume in a status, on a backend.
  ///
  /// @throws VolumeGone if it is not there, in another status, or on another backend
  @Transactional
  public VolumeRef get(VolumeId id, Status status, BackendAddress backend) {
    Volume volume = volumes.findLive(id).orElseThrow(() -> new VolumeGone(id, "does not exist"));
    if (!volume.status().equals(status)) {
      throw new VolumeGone(id, "is " + volume.status().word() + ", not " + status.word());
    }
    String host = volume.host();
    if (host == null) {
      throw new VolumeGone(id, "is on no backend");
    }
    BackendAddress pool = BackendAddress.parse(host);
    if (!pool.service().equals(backend.service())) {
      throw new VolumeGone(id, "is on " + pool + ", not on " + backend);
    }
    return new VolumeRef(
        id,
        volume.projectId(),
        volume.userId(),
        new Gibibytes(volume.size()),
        volume.volumeTypeId(),
        volume.status(),
        pool,
        volume.availabilityZone(),
        volume.displayName(),
        volume.createdAt(),
        volume.launchedAt(),
        volume.useQuota());
  }
}
