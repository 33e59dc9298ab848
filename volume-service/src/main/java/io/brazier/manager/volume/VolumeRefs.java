package io.brazier.manager.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.manager.operation.Backend;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Lease;
import io.brazier.work.NothingLeft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Reads the volume that a command speaks of.
@ApplicationScoped
public class VolumeRefs {

  private final VolumeRepository volumes;

  VolumeRefs(VolumeRepository volumes) {
    this.volumes = volumes;
  }

  /// The volume of a piece of work.
  ///
  /// @throws NothingLeft if it is not there, not where the operation begins, or on another backend
  @Transactional
  public VolumeRef get(Lease lease, Operation operation, Backend backend) {
    VolumeId id = new VolumeId(lease.resource().id());
    Volume volume = volumes.findLive(id).orElseThrow(() -> gone(id, "does not exist"));
    if (!volume.status().equals(operation.during())) {
      throw gone(id, "is " + volume.status() + ", not " + operation.during());
    }
    String host = volume.host();
    if (host == null) {
      throw gone(id, "is on no backend");
    }
    BackendAddress pool = BackendAddress.parse(host);
    if (!pool.service().equals(backend.address().service())) {
      throw gone(id, "is on " + pool + ", not on " + backend.address());
    }
    return new VolumeRef(
        id,
        volume.projectId(),
        volume.userId(),
        new Gibibytes(volume.size()),
        volume.claimedGib(),
        volume.volumeTypeId(),
        volume.status(),
        before(volume),
        pool,
        volume.availabilityZone(),
        volume.displayName(),
        volume.createdAt(),
        volume.launchedAt(),
        volume.useQuota());
  }

  private static Status before(Volume volume) {
    String before = volume.previousStatus();
    return before == null ? VolumeStatus.AVAILABLE : new Status(before);
  }

  private static NothingLeft gone(VolumeId id, String why) {
    return new NothingLeft("volume " + id + " " + why);
  }
}
