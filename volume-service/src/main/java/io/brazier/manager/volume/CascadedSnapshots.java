package io.brazier.manager.volume;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeSpec;
import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.fault.Fault;
import io.brazier.manager.operation.BackendOperation.Job;
import io.brazier.manager.snapshot.GoneSnapshots;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.unit.Gibibytes;
import io.brazier.usermessage.UserFailure;
import io.brazier.work.Lease;
import io.brazier.work.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// The snapshots that go with a volume: by the volume's work, one after the other, each with its
/// row, its quota and its claim.
@ApplicationScoped
class CascadedSnapshots {

  private static final Operation DELETE = Operation.DELETE_SNAPSHOT;

  private final SnapshotRepository snapshots;
  private final BackendPoolRepository pools;
  private final GoneSnapshots gone;
  private final Workers workers;

  CascadedSnapshots(
      SnapshotRepository snapshots,
      BackendPoolRepository pools,
      GoneSnapshots gone,
      Workers workers) {
    this.snapshots = snapshots;
    this.pools = pools;
    this.gone = gone;
    this.workers = workers;
  }

  /// Removes those that there are.
  ///
  /// @throws Fault.Busy if there is one that is not to go
  /// @throws Fault.BackendFailed if one could not be removed
  void remove(Job<VolumeRef> job) {
    for (Snapshot snapshot : of(job.subject())) {
      if (!snapshot.status().equals(SnapshotStatus.DELETING)) {
        throw new Fault.Busy("Volume %s has snapshots.".formatted(job.subject().id()));
      }
      VolumeSpec volume = new VolumeSpec(snapshot.volumeId(), new Gibibytes(snapshot.volumeSize()));
      job.backend().driver().deleteSnapshot(new SnapshotSpec(snapshot.id(), volume));
      QuarkusTransaction.requiringNew().run(() -> forget(job, snapshot));
    }
  }

  private List<Snapshot> of(VolumeRef volume) {
    return QuarkusTransaction.requiringNew().call(() -> snapshots.of(volume.id()));
  }

  private void forget(Job<VolumeRef> job, Snapshot snapshot) {
    if (gone.forget(snapshot.id())) {
      pools.release(job.subject().pool(), snapshot.claimedGib());
    }
    workers.requireHeld(job.lease());
  }

  /// The ending of a delete that failed, with the snapshots that are still there.
  ///
  /// @param busy whether all is as it was
  @Transactional
  public Ending failed(Lease lease, VolumeRef volume, Ending ending, boolean busy) {
    Status to = busy ? SnapshotStatus.AVAILABLE : SnapshotStatus.ERROR_DELETING;
    List<Snapshot> left =
        snapshots.of(volume.id()).stream()
            .filter(each -> each.status().equals(SnapshotStatus.DELETING))
            .toList();
    if (left.isEmpty()) {
      return ending;
    }
    Ending.Row row = ending.row();
    Ending whole =
        new Ending(
            ending.account(),
            () -> {
              boolean moved = row.write();
              if (moved) {
                snapshots.endCascade(volume.id(), to);
              }
              return moved;
            },
            ending.effects(),
            ending.next(),
            ending.notifications());
    for (Snapshot snapshot : left) {
      whole = whole.and(new Effect.Tell(failure(lease, snapshot, ending)));
    }
    return whole;
  }

  private static UserFailure failure(Lease lease, Snapshot snapshot, Ending ending) {
    return new UserFailure(
        snapshot.projectId(),
        lease.requester().requestId(),
        ResourceKind.SNAPSHOT,
        snapshot.id().value(),
        DELETE.action(),
        DELETE.detail(),
        String.valueOf(ending.account().cause()));
  }
}
