package io.brazier.api.transfer;

import io.brazier.api.volume.action.VolumeEvents;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.quota.Quotas;
import io.brazier.transfer.Transfer;
import io.brazier.transfer.TransferRepository;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Gives an offered volume to the project of who knows the key (`cinder/transfer/api.py: accept`):
/// the volume, its snapshots and the quota of both projects change in one transaction.
@ApplicationScoped
class AcceptTransfer {

  private final TransferRepository transfers;
  private final VolumeRepository volumes;
  private final VolumeMoveRepository moves;
  private final Quotas quotas;
  private final VolumeEvents events;

  AcceptTransfer(
      TransferRepository transfers,
      VolumeRepository volumes,
      VolumeMoveRepository moves,
      Quotas quotas,
      VolumeEvents events) {
    this.transfers = transfers;
    this.volumes = volumes;
    this.moves = moves;
    this.quotas = quotas;
    this.events = events;
  }

  /// Accepts it for the caller's project, whoever offers it: the key is the right to it.
  ///
  /// @return the transfer as it was
  /// @throws Fault.NotFound if there is none, or somebody was quicker
  /// @throws Fault.Invalid if the key is another, or the volume's state forbids it
  /// @throws Fault.OverLimit if the receiver's quota does; nothing is written then
  @Transactional
  public Transfer accept(String id, String key, RequestContext context) {
    String receiver = context.requiredProjectId();
    Transfer transfer = transfers.get(id, new Scope.All());
    if (!transfer.opensWith(key)) {
      throw new Fault.Invalid(
          "Invalid auth key: Attempt to transfer %s with invalid auth key.".formatted(id));
    }
    volumes.hold(transfer.volumeId());
    Volume volume = volumes.get(transfer.volumeId(), new Scope.All());
    requireGroupless(volume);
    if (!transfers.accept(id, receiver)) {
      throw Fault.NotFound.transfer(id);
    }
    events.around("transfer.accept", volume, () -> give(transfer, volume, receiver, context));
    return transfer;
  }

  private static void requireGroupless(Volume volume) {
    if (volume.consistencygroupId() != null) {
      throw Fault.Invalid.volume(
          "Volume %s must not be part of a consistency group.".formatted(volume.id()));
    }
  }

  private Volume give(Transfer transfer, Volume volume, String receiver, RequestContext context) {
    String donor = volume.projectId();
    if (!moves.give(volume.id(), receiver, context.userId())) {
      throw refusal(transfer, volume);
    }
    List<Integer> snapshots =
        transfer.noSnapshots()
            ? List.of()
            : moves.giveSnapshots(volume, receiver, context.userId());
    if (volume.useQuota()) {
      quotas.move(
          donor, receiver, quotas.arrivalDelta(volume.volumeTypeId(), volume.size(), snapshots));
    }
    return volumes.reread(volume);
  }

  private static Fault.Invalid refusal(Transfer transfer, Volume volume) {
    return Fault.Invalid.volume(
        volume.status().equals(VolumeStatus.MAINTENANCE)
            ? "Unable to accept transfer for volume, because it is in maintenance."
            : "Transfer %s: Volume id %s expected in awaiting-transfer state."
                .formatted(transfer.id(), volume.id()));
  }
}
