package io.brazier.api.volume.delete;

import io.brazier.api.action.Action;
import io.brazier.api.schema.Schemas;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.ServiceRepository;
import io.brazier.bus.Topic;
import io.brazier.context.RequestContext;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Accepts the delete of a volume (`cinder/volume/api.py: delete`): the status goes to `deleting`
/// and the work is cast to the volume's backend. A volume that is on no backend is gone at once.
///
/// A forced delete takes the place of what is at work on the volume. Whoever holds that is fenced
/// off, and the volume's backend does one thing at a time to a volume, so the delete removes what
/// the other has made.
@ApplicationScoped
public class DeleteVolume {

  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final ServiceRepository services;
  private final Quotas quotas;
  private final Workers workers;

  DeleteVolume(
      VolumeRepository volumes,
      SnapshotRepository snapshots,
      ServiceRepository services,
      Quotas quotas,
      Workers workers) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.services = services;
    this.quotas = quotas;
    this.workers = workers;
  }

  /// `os-force_delete` of volumes.
  @Produces
  @Singleton
  Action<Volume> osForceDelete() {
    return Action.accepted(
        "os-force_delete",
        Schemas.any(),
        "volume_extension:volume_admin_actions:force_delete",
        (volume, _, request) -> delete(volume, true, false, request.context()));
  }

  /// Accepts it in one transaction.
  ///
  /// @param volume as it was read and as the caller may delete it
  /// @param force whether any status will do, of the snapshots too
  /// @param cascade whether its snapshots go with it
  /// @throws Fault.Invalid if the volume's state forbids it, or its backend is frozen; nothing is
  ///   written then
  /// @throws Fault.NotFound if it is gone already, or given to another project
  @Transactional
  public void delete(Volume volume, boolean force, boolean cascade, RequestContext context) {
    // so that nobody places, displaces or gives it away meanwhile, or makes a snapshot of it
    volumes.hold(volume);
    Optional<BackendAddress> pool =
        force
            ? volumes.startForcedDelete(volume.id(), cascade)
            : volumes.startDeleting(volume.id(), VolumeStatus.DELETABLE, cascade);
    if (pool.isEmpty()) {
      removeUnplaced(volume, context);
      return;
    }
    services.requireThawed(pool.get());
    if (cascade) {
      takeSnapshots(volume, force, context);
    }
    if (force) {
      withdraw(volume, context);
    }
    workers.accept(
        NewWork.of(
            Operation.DELETE_VOLUME,
            volume.id().value(),
            Topic.volume(pool.get(), Operation.DELETE_VOLUME.pace()),
            Requester.onBehalf(context, volume.projectId())));
  }

  /// The snapshots go with the volume, by its own work; what is at work on them is withdrawn. Of
  /// another project they were left behind when the volume was transferred, and only administrators
  /// take those too.
  private void takeSnapshots(Volume volume, boolean force, RequestContext context) {
    List<Snapshot> all = snapshots.of(volume.id());
    boolean foreign = all.stream().anyMatch(each -> !each.projectId().equals(volume.projectId()));
    List<SnapshotId> taken = snapshots.startCascade(volume.id(), SnapshotStatus.CASCADING, force);
    if (taken.size() < all.size() || (foreign && !context.admin())) {
      throw refusal();
    }
    for (SnapshotId each : taken) {
      workers.cancel(
          Operation.DELETE_SNAPSHOT.on(each.value()),
          "its volume was deleted by request " + context.requestId());
    }
  }

  /// No backend has it, so nobody is asked: row, quota and, if a scheduler was still to be asked,
  /// the work go together.
  private void removeUnplaced(Volume volume, RequestContext context) {
    if (!volumes.softDeleteUnplaced(volume.id())) {
      throw refusal();
    }
    if (volume.useQuota()) {
      quotas.count(
          volume.projectId(), QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size()).negated());
    }
    withdraw(volume, context);
  }

  private void withdraw(Volume volume, RequestContext context) {
    workers.cancel(
        Operation.DELETE_VOLUME.on(volume.id().value()),
        "the volume was deleted by request " + context.requestId());
  }

  private static Fault.Invalid refusal() {
    return Fault.Invalid.volume(
        "Volume status must be available or error or error_restoring or error_extending or"
            + " error_managing and must not be migrating, attached, belong to a group, have"
            + " snapshots, awaiting a transfer, or be disassociated from snapshots after volume"
            + " transfer.");
  }
}
