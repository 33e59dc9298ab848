package io.brazier.api.volume.create;

import static io.brazier.api.volume.create.CreateVolumeKeys.RESERVATIONS;
import static io.brazier.api.volume.create.CreateVolumeKeys.VOLUME;

import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;
import io.brazier.quota.Quotas;

/// Turns the held quota into used quota, now that there is a row that uses it. Taken back by the
/// transaction.
final class QuotaCommitTask extends Task<Nothing> {

  private final Quotas quotas;

  QuotaCommitTask(Quotas quotas) {
    super(needs(RESERVATIONS, VOLUME));
    this.quotas = quotas;
  }

  @Override
  protected Nothing execute(Inputs in) {
    quotas.commit(in.get(RESERVATIONS));
    return Nothing.NOTHING;
  }
}
