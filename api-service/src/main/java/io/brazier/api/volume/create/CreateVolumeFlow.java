package io.brazier.api.volume.create;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowObservation;
import io.brazier.quota.Quotas;
import jakarta.inject.Singleton;

/// The accepting of a volume (`cinder/volume/flows/api/create_volume.py`).
@Singleton
class CreateVolumeFlow {

  private final Flow flow;

  CreateVolumeFlow(
      ExtractVolumeRequestTask extract,
      Quotas quotas,
      EntryCreateTask entry,
      VolumeCastTask cast,
      FlowObservation observation) {
    this.flow =
        Flow.named("volume_create_api")
            .expects(CreateVolumeKeys.CONTEXT, CreateVolumeKeys.REQUEST)
            .then(extract)
            .then(new QuotaReserveTask(quotas))
            .then(entry)
            .then(new QuotaCommitTask(quotas))
            .then(cast)
            .observedBy(observation)
            .build();
  }

  Flow get() {
    return flow;
  }
}
