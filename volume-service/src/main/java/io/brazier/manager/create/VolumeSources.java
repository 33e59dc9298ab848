package io.brazier.manager.create;

import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeSource;
import io.brazier.driver.VolumeSpec;
import io.brazier.fault.Fault;
import io.brazier.manager.operation.Turn;
import io.brazier.message.CreateSource;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What volumes are made from that are not blank.
@ApplicationScoped
class VolumeSources {

  private static final Logger LOG = Logger.getLogger(VolumeSources.class);
  private static final long PERCENT = 100;

  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final Workers workers;

  VolumeSources(VolumeRepository volumes, SnapshotRepository snapshots, Workers workers) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.workers = workers;
  }

  /// The turns of a create: its own, and those of its source beside others that only look.
  List<Turn> turns(Lease lease, @Nullable CreateSource source) {
    List<Turn> turns = new ArrayList<>(List.of(Turn.exclusive(lease.resource())));
    if (source != null) {
      turns.add(Turn.shared(ResourceRef.of(ResourceKind.VOLUME, source.volumeId())));
      if (source.snapshotId() != null) {
        turns.add(Turn.shared(Operation.CREATE_SNAPSHOT.on(source.snapshotId())));
      }
    }
    return turns;
  }

  /// The source as the rows say.
  ///
  /// @param wanted the volume that is to be made
  /// @throws Fault.BackendFailed if it is gone or has become larger than the volume
  @Transactional
  public VolumeSource get(CreateSource source, VolumeSpec wanted) {
    VolumeSource found = find(source, wanted);
    if (found.volume().size().value() > wanted.size().value()) {
      throw new Fault.BackendFailed(
          "Volume %s was not created: its source has become larger than %d GiB."
              .formatted(wanted.id(), wanted.size().value()),
          null);
    }
    return found;
  }

  private VolumeSource find(CreateSource source, VolumeSpec wanted) {
    String snapshotId = source.snapshotId();
    if (snapshotId == null) {
      Volume volume =
          volumes
              .findLive(new VolumeId(source.volumeId()))
              .orElseThrow(() -> gone(wanted, "volume " + source.volumeId()));
      return new VolumeSource.OfVolume(new VolumeSpec(volume.id(), new Gibibytes(volume.size())));
    }
    Snapshot snapshot =
        snapshots
            .findLive(new SnapshotId(snapshotId))
            .orElseThrow(() -> gone(wanted, "snapshot " + snapshotId));
    return new VolumeSource.OfSnapshot(
        new SnapshotSpec(
            snapshot.id(),
            new VolumeSpec(snapshot.volumeId(), new Gibibytes(snapshot.volumeSize()))));
  }

  private static Fault.BackendFailed gone(VolumeSpec wanted, String source) {
    return new Fault.BackendFailed(
        "Volume %s was not created: its source, %s, does not exist any more."
            .formatted(wanted.id(), source),
        null);
  }

  /// Notes how far a copy is, and ends it if the work is not the lease's any more.
  VolumeSource.Progress progress(Lease lease) {
    return (bytes, ofBytes) -> {
      LOG.infof("Copied: volumeId=%s bytes=%d of=%d", lease.resource().id(), bytes, ofBytes);
      workers.progress(lease, (int) (bytes * PERCENT / ofBytes));
    };
  }
}
