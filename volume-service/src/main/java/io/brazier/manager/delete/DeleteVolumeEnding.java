package io.brazier.manager.delete;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
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

/// The ways a delete ends on its backend; each is one transaction, which the worker's fence guards.
@ApplicationScoped
public class DeleteVolumeEnding {

  private final VolumeRepository volumes;
  private final BackendPoolRepository pools;
  private final Quotas quotas;
  private final UserMessageRepository messages;
  private final Workers workers;
  private final VolumeNotifications notifications;

  DeleteVolumeEnding(
      VolumeRepository volumes,
      BackendPoolRepository pools,
      Quotas quotas,
      UserMessageRepository messages,
      Workers workers,
      VolumeNotifications notifications) {
    this.volumes = volumes;
    this.pools = pools;
    this.quotas = quotas;
    this.messages = messages;
    this.workers = workers;
    this.notifications = notifications;
  }

  /// The backend has nothing of the volume any more: row, quota and claim go together (F-22, Q-9).
  ///
  /// Rows are locked in the order volume, quota, pool, as everywhere.
  ///
  /// @throws io.brazier.work.FencedOff if another holder took over; nothing is written then
  @Transactional
  public void finish(Lease lease, VolumeRef volume) {
    if (!volumes.softDelete(volume.id())) {
      throw new IllegalStateException(
          "volume " + volume.id() + " was gone while its worker was held");
    }
    if (volume.useQuota()) {
      QuotaDelta used = QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size().value());
      quotas.commit(quotas.reserve(volume.projectId(), used.negated()));
    }
    pools.release(volume.pool(), volume.size().value());
    workers.end(lease);
    notifications.happened("delete.end", volume, "deleted");
  }

  /// The volume is in use after all: `available` again.
  @Transactional
  public void refuse(Lease lease, VolumeRef volume, String reason) {
    volumes.transition(volume.id(), VolumeTransition.DELETE_REFUSED);
    tell(lease, volume, reason);
    workers.end(lease);
    notifications.failed("delete.error", volume, VolumeStatus.AVAILABLE.word(), reason);
  }

  /// The backend could not: `error_deleting`, with a message for the owner. Quota and claim stay,
  /// since the volume may still be there.
  @Transactional
  public void fail(Lease lease, VolumeRef volume, String reason) {
    volumes.transition(volume.id(), VolumeTransition.DELETE_FAILED);
    tell(lease, volume, reason);
    workers.end(lease);
    notifications.failed("delete.error", volume, VolumeStatus.ERROR_DELETING.word(), reason);
  }

  /// There is nothing to do any more.
  @Transactional
  public void abandon(Lease lease) {
    workers.end(lease);
  }

  private void tell(Lease lease, VolumeRef volume, String reason) {
    messages.tell(
        new VolumeFailure(
            volume.projectId(),
            lease.requester().requestId(),
            volume.id(),
            MessageAction.DELETE_VOLUME,
            MessageDetail.DRIVER_FAILED_DELETE,
            volume.pool() + ": " + reason));
  }
}
