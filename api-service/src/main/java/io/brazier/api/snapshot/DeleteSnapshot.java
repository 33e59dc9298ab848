package io.brazier.api.snapshot;

import static java.util.Objects.requireNonNull;

import io.brazier.api.action.Action;
import io.brazier.api.schema.Schemas;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.ServiceRepository;
import io.brazier.bus.Topic;
import io.brazier.context.RequestContext;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/// Accepts the delete of a snapshot (`cinder/volume/api.py: delete_snapshot`): the status goes to
/// `deleting` and the work is cast to the backend of its volume. A forced delete takes the place of
/// what is at work on the snapshot.
@ApplicationScoped
public class DeleteSnapshot {

  private static final String RULE = "volume_extension:snapshot_admin_actions:force_delete";

  private final SnapshotRepository snapshots;
  private final VolumeRepository volumes;
  private final ServiceRepository services;
  private final Workers workers;

  DeleteSnapshot(
      SnapshotRepository snapshots,
      VolumeRepository volumes,
      ServiceRepository services,
      Workers workers) {
    this.snapshots = snapshots;
    this.volumes = volumes;
    this.services = services;
    this.workers = workers;
  }

  @Produces
  @Singleton
  Action<Snapshot> osForceDelete() {
    return Action.accepted(
        "os-force_delete",
        Schemas.any(),
        RULE,
        (snapshot, _, request) -> delete(snapshot, true, request.context()));
  }

  /// Accepts it in one transaction.
  ///
  /// @param snapshot as it was read and as the caller may delete it
  /// @param force whether any status will do
  /// @throws Fault.Invalid if the snapshot's state forbids it, or its backend is frozen; nothing is
  ///   written then
  /// @throws Fault.NotFound if it is gone already, or given to another project
  @Transactional
  public void delete(Snapshot snapshot, boolean force, RequestContext context) {
    snapshots.hold(snapshot);
    boolean begun =
        force
            ? snapshots.startForcedDelete(snapshot.id())
            : snapshots.startDeleting(snapshot.id(), SnapshotStatus.DELETABLE);
    if (!begun) {
      throw Fault.Invalid.snapshot(
          force
              ? "Snapshot must not be part of a group."
              : "Snapshot status must be available or error and must not be part of a group.");
    }
    BackendAddress pool = pool(snapshot);
    services.requireThawed(pool);
    if (force) {
      workers.cancel(
          Operation.DELETE_SNAPSHOT.on(snapshot.id().value()),
          "the snapshot was deleted by request " + context.requestId());
    }
    workers.accept(
        NewWork.of(
                Operation.DELETE_SNAPSHOT,
                snapshot.id().value(),
                Topic.volume(pool, Operation.DELETE_SNAPSHOT.pace()),
                Requester.onBehalf(context, snapshot.projectId()))
            .with(new SnapshotArguments(snapshot.volumeId().value(), null)));
  }

  /// A volume that has snapshots is on a backend and stays there.
  private BackendAddress pool(Snapshot snapshot) {
    Volume volume = volumes.findLive(snapshot.volumeId()).orElseThrow();
    return BackendAddress.parse(requireNonNull(volume.host(), "host"));
  }
}
