package io.brazier.manager.create;

import io.brazier.flow.FlowResult;
import io.brazier.manager.volume.Backend;
import io.brazier.manager.volume.VolumeGone;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.message.VolumeCommand;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Makes a volume on a backend of this host, once, however often it is asked to.
@ApplicationScoped
public class CreateVolumeHandler {

  private static final Logger LOG = Logger.getLogger(CreateVolumeHandler.class);

  private final CreateVolumeFlow flow;
  private final CreateVolumeEnding ending;
  private final VolumeRefs volumes;

  CreateVolumeHandler(CreateVolumeFlow flow, CreateVolumeEnding ending, VolumeRefs volumes) {
    this.flow = flow;
    this.ending = ending;
    this.volumes = volumes;
  }

  /// Does what was cast.
  ///
  /// @throws RuntimeException if something else than the backend failed; the same try is to be made
  ///   again then
  public void handle(VolumeCommand.CreateVolume command, Lease lease, Backend backend) {
    switch (flow.run(command, lease, backend)) {
      case FlowResult.Completed _ -> {}
      case FlowResult.Failed failed -> settle(failed, command, lease);
    }
  }

  private void settle(FlowResult.Failed failed, VolumeCommand.CreateVolume command, Lease lease) {
    if (failed.failure().cause() instanceof VolumeGone gone) {
      LOG.infof("Nothing left to create: %s", gone.getMessage());
      ending.abandon(lease);
      return;
    }
    switch (failed.answer(CreateVolumeKeys.FAILURE_END).orElse(FailureEnd.LEFT)) {
      case RESCHEDULED, ERROR ->
          LOG.warnf(
              failed.failure().cause(), "Backend failed to create volume %s", command.volumeId());
      case LEFT -> throw failed.raise();
    }
  }

  /// Gives up a create whose attempts are used up.
  ///
  /// @param cause the last error
  public void expired(Lease lease, Backend backend, String cause) {
    try {
      VolumeId id = new VolumeId(lease.resource().id());
      ending.giveUp(lease, volumes.get(id, VolumeStatus.CREATING, backend.address()), cause);
    } catch (VolumeGone gone) {
      LOG.infof("Nothing left to create: %s", gone.getMessage());
      ending.abandon(lease);
    }
  }
}
