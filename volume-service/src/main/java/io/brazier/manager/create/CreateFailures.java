package io.brazier.manager.create;

import io.brazier.bus.Topic;
import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.RetryState;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;

/// The ways a create fails on its backend.
@ApplicationScoped
class CreateFailures {

  private static final Operation CREATE = Operation.CREATE_VOLUME;

  private final VolumeRepository volumes;
  private final VolumeNotifications notifications;

  CreateFailures(VolumeRepository volumes, VolumeNotifications notifications) {
    this.volumes = volumes;
    this.notifications = notifications;
  }

  /// The backend failed and has nothing of the volume: another one shall try. The claim is given
  /// back, and the work goes to the schedulers, who leave out what was tried.
  Ending elsewhere(VolumeRef volume, CreateVolumeArguments arguments, String reason) {
    RetryState tried = arguments.retry();
    return Ending.handedOn(
            volume.pool() + ": " + reason,
            () -> volumes.displace(volume.id(), volume.pool()),
            Topic.SCHEDULER,
            arguments.next(new RetryState(tried.attempts(), tried.backends(), reason), true))
        .and(new Effect.Release(volume.pool(), volume.claimedGib()));
  }

  /// The backend failed for good and has nothing of the volume: `error`, with a message for the
  /// owner.
  Ending clean(Lease lease, VolumeRef volume, String reason) {
    return error(
            lease,
            volume,
            reason,
            () -> volumes.displace(volume.id(), volume.pool()) && toError(volume))
        .and(new Effect.Release(volume.pool(), volume.claimedGib()));
  }

  /// What there is on the backend is not known: `error`, and the volume stays on its pool until it
  /// is deleted.
  Ending unclean(Lease lease, VolumeRef volume, String reason) {
    return error(lease, volume, reason, () -> toError(volume));
  }

  private boolean toError(VolumeRef volume) {
    return volumes.transition(volume.id(), CREATE.failure());
  }

  private Ending error(Lease lease, VolumeRef volume, String reason, Ending.Row row) {
    return Ending.failed(volume.pool() + ": " + reason, row)
        .telling(lease, CREATE.action(), CREATE.detail())
        .announcing(notifications.failed(CREATE, volume, CREATE.failure().to(), reason));
  }
}
