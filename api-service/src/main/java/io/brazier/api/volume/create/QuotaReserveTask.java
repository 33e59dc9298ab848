package io.brazier.api.volume.create;

import static io.brazier.api.volume.create.CreateVolumeKeys.CONTEXT;
import static io.brazier.api.volume.create.CreateVolumeKeys.EXTRACTED;
import static io.brazier.api.volume.create.CreateVolumeKeys.RESERVATIONS;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.quota.ReservationId;

/// Holds the quota for the volume, or refuses the request. Taken back by the transaction.
final class QuotaReserveTask extends Task<ReservationId> {

  private final Quotas quotas;

  QuotaReserveTask(Quotas quotas) {
    super(RESERVATIONS, needs(CONTEXT, EXTRACTED));
    this.quotas = quotas;
  }

  @Override
  protected ReservationId execute(Inputs in) {
    ExtractedRequest extracted = in.get(EXTRACTED);
    return quotas.reserve(
        in.get(CONTEXT).requiredProjectId(),
        QuotaDelta.ofVolume(extracted.volumeTypeId(), extracted.size().value()));
  }
}
