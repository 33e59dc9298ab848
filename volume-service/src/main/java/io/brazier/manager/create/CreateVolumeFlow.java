package io.brazier.manager.create;

import io.brazier.ending.Endings;
import io.brazier.flow.Flow;
import io.brazier.flow.FlowObservation;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import jakarta.inject.Singleton;

/// The create of a volume on its backend (`cinder/volume/flows/manager/create_volume.py`).
@Singleton
class CreateVolumeFlow {

  private final Flow flow;

  CreateVolumeFlow(
      VolumeRefs refs,
      VolumeRepository volumes,
      VolumeNotifications notifications,
      CreateFailures failures,
      VolumeSources sources,
      Endings endings,
      FlowObservation observation) {
    this.flow =
        Flow.named("volume_create_manager")
            .expects(CreateVolumeKeys.ARGUMENTS, CreateVolumeKeys.LEASE, CreateVolumeKeys.BACKEND)
            .then(new ExtractVolumeRefTask(refs))
            .then(new OnFailureRescheduleTask(failures, endings))
            .then(new ExtractVolumeSpecTask())
            .then(new NotifyVolumeActionTask(notifications))
            .then(new CreateVolumeFromSpecTask(sources))
            .then(new CreateVolumeOnFinishTask(volumes, notifications, endings))
            .observedBy(observation)
            .build();
  }

  Flow get() {
    return flow;
  }

  FlowResult run(CreateVolumeArguments arguments, Lease lease, Backend backend) {
    return flow.attempt(
        Values.of(CreateVolumeKeys.ARGUMENTS, arguments)
            .and(CreateVolumeKeys.LEASE, lease)
            .and(CreateVolumeKeys.BACKEND, backend));
  }
}
