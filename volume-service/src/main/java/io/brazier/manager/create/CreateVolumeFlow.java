package io.brazier.manager.create;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowObservation;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.manager.volume.Backend;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.message.VolumeCommand;
import io.brazier.work.Lease;
import jakarta.inject.Singleton;

/// The create of a volume on its backend (`cinder/volume/flows/manager/create_volume.py`).
@Singleton
class CreateVolumeFlow {

  private final Flow flow;

  CreateVolumeFlow(
      VolumeRefs volumes,
      VolumeNotifications notifications,
      CreateVolumeEnding ending,
      FlowObservation observation) {
    this.flow =
        Flow.named("volume_create_manager")
            .expects(CreateVolumeKeys.COMMAND, CreateVolumeKeys.LEASE, CreateVolumeKeys.BACKEND)
            .then(new ExtractVolumeRefTask(volumes))
            .then(new OnFailureRescheduleTask(ending))
            .then(new ExtractVolumeSpecTask())
            .then(new NotifyVolumeActionTask(notifications))
            .then(new CreateVolumeFromSpecTask())
            .then(new CreateVolumeOnFinishTask(ending))
            .observedBy(observation)
            .build();
  }

  FlowResult run(VolumeCommand.CreateVolume command, Lease lease, Backend backend) {
    return flow.attempt(
        Values.of(CreateVolumeKeys.COMMAND, command)
            .and(CreateVolumeKeys.LEASE, lease)
            .and(CreateVolumeKeys.BACKEND, backend));
  }
}
