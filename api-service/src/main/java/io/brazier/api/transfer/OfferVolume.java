package io.brazier.api.transfer;

import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.volume.VolumeReader;
import io.brazier.api.volume.action.VolumeEvents;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.transfer.Transfer;
import io.brazier.transfer.TransferRepository;
import io.brazier.transfer.TransferRepository.Offer;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Offers a volume to whoever knows the key, and takes it back (`cinder/transfer/api.py: create`,
/// `delete`).
@ApplicationScoped
class OfferVolume {

  private final VolumeReader owned;
  private final VolumeRepository volumes;
  private final VolumeMoveRepository moves;
  private final TransferRepository transfers;
  private final Transfers reader;
  private final VolumeEvents events;

  OfferVolume(
      VolumeReader owned,
      VolumeRepository volumes,
      VolumeMoveRepository moves,
      TransferRepository transfers,
      Transfers reader,
      VolumeEvents events) {
    this.owned = owned;
    this.volumes = volumes;
    this.moves = moves;
    this.transfers = transfers;
    this.reader = reader;
    this.events = events;
  }

  /// Offers it in one transaction.
  ///
  /// @return the transfer with its key, which is kept nowhere
  /// @throws Fault.Invalid if the body's form is wrong, or the volume's state or that of its
  ///   snapshots forbids it; nothing is written then
  /// @throws Fault.NotFound if the caller sees no such volume
  @Transactional
  public Offer offer(TransferFamily family, CurrentRequest request) {
    ObjectSchema.body("transfer", family.offer()).check(request.body(), request.version());
    BodyFields wanted = new BodyFields(request.body().required("transfer"));
    VolumeId id = new VolumeId(wanted.text("volume_id").orElseThrow());
    boolean alone = wanted.bool("no_snapshots").orElse(false);
    Volume volume = owned.permitted(id.value(), "volume:create_transfer", request.context());
    requireOpen(volume, alone, family.takesEncrypted(request.version()));
    Volume offered = events.around("transfer.create", volume, () -> moved(volume, alone));
    transfers.withdraw(id); // of an offer whose volume an administrator made available
    Offer offer = transfers.insert(offered, wanted.stripped("name").orElse(null), alone);
    request.concerns(offer.transfer().id());
    return offer;
  }

  private static void requireOpen(Volume volume, boolean alone, boolean takesEncrypted) {
    if (volume.encryptionKeyId() != null && (alone || !takesEncrypted)) {
      throw Fault.Invalid.volume(
          alone
              ? "transferring encrypted volume without snapshots is not supported"
              : "transferring encrypted volume is not supported");
    }
  }

  private Volume moved(Volume volume, boolean alone) {
    boolean available = volumes.held(volume).equals(VolumeStatus.AVAILABLE);
    if (!moves.offer(volume.id(), alone)) {
      throw available
          ? new Fault.Invalid("Invalid snapshot: status of all snapshots must be available")
          : Fault.Invalid.volume("status must be available");
    }
    return volumes.reread(volume);
  }

  /// Takes it back in one transaction.
  ///
  /// @throws Fault.NotFound if the caller offers no such transfer, or somebody took it meanwhile
  /// @throws Fault.Forbidden if the caller may not
  @Transactional
  public void takeBack(String id, RequestContext context) {
    Transfer transfer = reader.permitted(id, "volume:delete_transfer", context);
    volumes.hold(transfer.volumeId());
    if (!transfers.withdraw(transfer.volumeId())) {
      throw Fault.NotFound.transfer(id);
    }
    Volume volume = volumes.get(transfer.volumeId(), new Scope.All());
    events.around(
        "transfer.delete",
        volume,
        () -> {
          moves.takeBack(volume.id()); // of a volume in another status only the offer ends
          return volumes.reread(volume);
        });
  }
}
