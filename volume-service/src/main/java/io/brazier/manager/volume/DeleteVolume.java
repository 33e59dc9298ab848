package io.brazier.manager.volume;

import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.manager.connection.Exports;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation;
import io.brazier.manager.operation.Turn;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.resource.Transition;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Wipes and removes a volume, and the snapshots that go with it (`delete_volume`,
/// `cinder/volume/manager.py`).
@ApplicationScoped
class DeleteVolume implements BackendOperation<Object, VolumeRef> {

  private final VolumeRefs refs;
  private final VolumeRepository volumes;
  private final VolumeNotifications notifications;
  private final CascadedSnapshots cascade;
  private final Exports exports;

  DeleteVolume(
      VolumeRefs refs,
      VolumeRepository volumes,
      VolumeNotifications notifications,
      CascadedSnapshots cascade,
      Exports exports) {
    this.refs = refs;
    this.volumes = volumes;
    this.notifications = notifications;
    this.cascade = cascade;
    this.exports = exports;
  }

  @Override
  public Operation operation() {
    return Operation.DELETE_VOLUME;
  }

  @Override
  public Class<Object> arguments() {
    return Object.class;
  }

  @Override
  public List<Turn> turns(Lease lease) {
    return List.of(
        Turn.exclusive(lease.resource()), Exports.turn(new VolumeId(lease.resource().id())));
  }

  @Override
  public VolumeRef read(Lease lease, Backend backend) {
    return refs.get(lease, operation(), backend);
  }

  @Override
  public void announce(Job<VolumeRef> job) {
    notifications.started(operation(), job.subject());
  }

  @Override
  public void perform(Job<VolumeRef> job, Object arguments) {
    exports.remove(job.backend(), job.subject().id());
    cascade.remove(job);
    job.backend().driver().delete(job.subject().spec());
  }

  /// The backend has nothing of the volume any more: row, quota and claim go together (F-22, Q-9).
  @Override
  public Ending done(Job<VolumeRef> job, Object arguments) {
    VolumeRef volume = job.subject();
    Ending gone =
        Ending.succeeded(() -> volumes.softDelete(volume.id()))
            .and(new Effect.Release(volume.pool(), volume.claimedGib()))
            .announcing(notifications.ended(operation(), volume, "deleted"));
    return volume.useQuota()
        ? gone.and(
            new Effect.Count(
                volume.projectId(),
                QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size().value()).negated()))
        : gone;
  }

  /// A volume that is in use after all is `available` again. Otherwise quota and claim stay, since
  /// it may still be there.
  @Override
  public Ending failed(Job<VolumeRef> job, Failure failure) {
    VolumeRef volume = job.subject();
    Transition step =
        failure.kind() == Failure.Kind.BUSY
            ? VolumeTransition.DELETE_REFUSED
            : VolumeTransition.DELETE_FAILED;
    Ending ending =
        Ending.failed(
                volume.pool() + ": " + failure.reason(),
                () -> volumes.transition(volume.id(), step))
            .telling(job.lease(), operation().action(), operation().detail())
            .announcing(notifications.failed(operation(), volume, step.to(), failure.reason()));
    return cascade.failed(job.lease(), volume, ending, failure.kind() == Failure.Kind.BUSY);
  }
}
