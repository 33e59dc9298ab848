package io.brazier.manager.create;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.bus.Topic;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.message.RetryState;
import io.brazier.message.SchedulerCommand;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserMessageRepository;
import io.brazier.usermessage.VolumeFailure;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// The ways a create ends on its backend; each is one transaction, which the worker's fence guards.
@ApplicationScoped
public class CreateVolumeEnding {

  private final VolumeRepository volumes;
  private final BackendPoolRepository pools;
  private final UserMessageRepository messages;
  private final Workers workers;
  private final VolumeNotifications notifications;

  CreateVolumeEnding(
      VolumeRepository volumes,
      BackendPoolRepository pools,
      UserMessageRepository messages,
      Workers workers,
      VolumeNotifications notifications) {
    this.volumes = volumes;
    this.pools = pools;
    this.messages = messages;
    this.workers = workers;
    this.notifications = notifications;
  }

  /// The volume is there: `available`.
  ///
  /// @throws io.brazier.work.FencedOff if another holder took over; nothing is written then
  @Transactional
  public void finish(Lease lease, VolumeRef volume, String serviceUuid) {
    if (!volumes.finishCreate(volume.id(), serviceUuid)) {
      workers.requireHeld(lease); // not any more after a forced delete
      throw new IllegalStateException(
          "volume " + volume.id() + " left `creating` while its worker was held");
    }
    workers.end(lease);
    notifications.happened("create.end", volume, VolumeStatus.AVAILABLE.word());
  }

  /// The backend failed and has nothing of the volume: another one shall try. The claim is given
  /// back, and the worker goes to the schedulers, who leave out what was tried.
  ///
  /// @throws io.brazier.work.FencedOff if another holder took over; nothing is written then
  @Transactional
  public void reschedule(CreateFailure failure) {
    VolumeRef volume = failure.volume();
    RetryState tried = failure.command().retry();
    RetryState next = new RetryState(tried.attempts(), tried.backends(), failure.reason());
    leavePool(volume);
    workers.handOn(
        failure.lease(),
        Topic.SCHEDULER,
        new SchedulerCommand.CreateVolume(volume.id(), failure.command().requestSpec(), next));
  }

  /// The backend failed for good: `error`, with a message for the owner.
  ///
  /// @param clean whether the backend has nothing of the volume, so that its claim can go; if it
  ///   may have something, the volume stays on its pool until it is deleted
  /// @throws io.brazier.work.FencedOff if another holder took over; nothing is written then
  @Transactional
  public void fail(CreateFailure failure, boolean clean) {
    VolumeRef volume = failure.volume();
    if (clean) {
      leavePool(volume);
    }
    toError(failure.lease(), volume, failure.reason());
  }

  /// The attempts are used up without the backend saying that it failed: `error`. What there is on
  /// the backend is not known, so the volume stays on its pool until it is deleted.
  @Transactional
  public void giveUp(Lease lease, VolumeRef volume, String cause) {
    toError(lease, volume, cause);
  }

  /// There is nothing to do any more.
  @Transactional
  public void abandon(Lease lease) {
    workers.end(lease);
  }

  private void leavePool(VolumeRef volume) {
    if (!volumes.displace(volume.id(), volume.pool())) {
      throw new IllegalStateException(
          "volume " + volume.id() + " left " + volume.pool() + " while its worker was held");
    }
    pools.release(volume.pool(), volume.size().value());
  }

  private void toError(Lease lease, VolumeRef volume, @Nullable String cause) {
    String reason = String.valueOf(cause);
    volumes.transition(volume.id(), VolumeTransition.CREATE_FAILED);
    messages.tell(
        new VolumeFailure(
            volume.projectId(),
            lease.requester().requestId(),
            volume.id(),
            MessageAction.CREATE_VOLUME_FROM_BACKEND,
            MessageDetail.DRIVER_FAILED_CREATE,
            volume.pool() + ": " + reason));
    workers.end(lease);
    notifications.failed("create.error", volume, VolumeStatus.ERROR.word(), reason);
  }
}
