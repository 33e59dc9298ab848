package io.brazier.manager.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.Expected;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Lease;
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
  /// @throws io.brazier.work.NothingLeft if it is not there, not where the operation begins, or on
  ///   another backend
  @Transactional
  public VolumeRef get(Lease lease, Operation operation, Backend backend) {
    Expected expected = Expected.by(lease, operation);
    VolumeId id = new VolumeId(lease.resource().id());
    Volume volume = volumes.findLive(id).orElseThrow(() -> expected.gone("does not exist"));
    expected.during(volume.status());
    BackendAddress pool = expected.on(backend, volume.host());
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
        volume.useQuota(),
        volume.snapshotId());
  }

  private static Status before(Volume volume) {
    String before = volume.previousStatus();
    return before == null ? VolumeStatus.AVAILABLE : new Status(before);
  }
}
