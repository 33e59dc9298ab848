package io.brazier.api.volume.delete;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.message.Pace;
import io.brazier.message.VolumeCommand;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.NewWork;
import io.brazier.work.Requester;
import io.brazier.work.Resource;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
  private final Quotas quotas;
  private final Workers workers;

  DeleteVolume(VolumeRepository volumes, Quotas quotas, Workers workers) {
    this.volumes = volumes;
    this.quotas = quotas;
    this.workers = workers;
  }

  /// Accepts it in one transaction.
  ///
  /// @param volume as it was read and as the caller may delete it
  /// @param force whether any status will do
  /// @throws Fault.Invalid if the volume's state forbids it; nothing is written then
  /// @throws Fault.NotFound if it is to be forced and is gone already
  @Transactional
  public void delete(Volume volume, boolean force, RequestContext context) {
    if (force) {
      volumes.hold(volume.id()); // so that nobody places or displaces it meanwhile
    }
    Optional<BackendAddress> pool =
        force
            ? volumes.startForcedDelete(volume.id())
            : volumes.startDeleting(volume.id(), VolumeStatus.DELETABLE);
    if (pool.isEmpty()) {
      removeUnplaced(volume);
      return;
    }
    if (force) {
      workers.cancel(Resource.volume(volume.id()));
    }
    workers.accept(
        new NewWork(
            Resource.volume(volume.id()),
            VolumeStatus.DELETING.word(),
            Topic.volume(pool.get(), Pace.SLOW),
            new VolumeCommand.DeleteVolume(volume.id()),
            onBehalf(volume, context)));
  }

  /// No backend has it, so nobody is asked: row, quota and, if a scheduler was still to be asked,
  /// the work go together.
  private void removeUnplaced(Volume volume) {
    if (!volumes.softDeleteUnplaced(volume.id())) {
      throw refusal();
    }
    if (volume.useQuota()) {
      quotas.commit(
          quotas.reserve(
              volume.projectId(),
              QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size()).negated()));
    }
    workers.cancel(Resource.volume(volume.id()));
  }

  private static Requester onBehalf(Volume volume, RequestContext context) {
    return new Requester(context.requestId().value(), context.userId(), volume.projectId());
  }

  private static Fault.Invalid refusal() {
    return Fault.Invalid.volume(
        "Volume status must be available or error or error_restoring or error_extending or"
            + " error_managing and must not be migrating, attached, belong to a group, have"
            + " snapshots, awaiting a transfer, or be disassociated from snapshots after volume"
            + " transfer.");
  }
}
