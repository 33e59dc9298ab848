package io.brazier.api.transfer;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.Path;

/// Transfers by their later path.
@Path("/v3/volume-transfers")
class VolumeTransfersResource extends TransferResource {

  VolumeTransfersResource(
      CurrentRequest request,
      Policy policy,
      Transfers transfers,
      OfferVolume offer,
      AcceptTransfer accept) {
    super(TransferFamily.VOLUME_TRANSFERS, request, policy, transfers, offer, accept);
  }
}
