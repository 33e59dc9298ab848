package io.brazier.api.volume.create;

import io.brazier.flow.Flow;
import jakarta.inject.Singleton;

/// The accepting of a volume (`cinder/volume/flows/api/create_volume.py`).
@Singleton
class CreateVolumeFlow {

  private final Flow flow;

  CreateVolumeFlow(CreateVolumeParts parts) {
    this.flow =
        Flow.named("volume_create_api")
            .expects(CreateVolumeKeys.CONTEXT, CreateVolumeKeys.REQUEST)
            .then(
                new ExtractVolumeRequestTask(
                    parts.types(), parts.zones(), parts.destinations(), parts.policy()))
            .then(new QuotaReserveTask(parts.quotas()))
            .then(new EntryCreateTask(parts.volumes(), parts.identifiers()))
            .then(new QuotaCommitTask(parts.quotas()))
            .then(new VolumeCastTask(parts.workers(), parts.volumes(), parts.pools()))
            .observedBy(parts.observation())
            .build();
  }

  Flow get() {
    return flow;
  }
}
