package io.brazier.api.transfer;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.Path;

/// Transfers by their first path.
@Path("/v3/os-volume-transfer")
class OsVolumeTransferResource extends TransferResource {

  OsVolumeTransferResource(
      CurrentRequest request,
      Policy policy,
      Transfers transfers,
      OfferVolume offer,
      AcceptTransfer accept) {
    super(TransferFamily.OS_VOLUME_TRANSFER, request, policy, transfers, offer, accept);
  }
}
