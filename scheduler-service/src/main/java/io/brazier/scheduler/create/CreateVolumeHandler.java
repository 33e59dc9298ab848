package io.brazier.scheduler.create;

import io.brazier.message.RequestSpec;
import io.brazier.message.SchedulerCommand;
import io.brazier.usermessage.MessageDetail;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Places volumes, each in one transaction: claim, row and worker, or nothing.
@ApplicationScoped
public class CreateVolumeHandler {

  private static final Logger LOG = Logger.getLogger(CreateVolumeHandler.class);

  private final CreateVolumeFlow flow;
  private final VolumePlacement placement;

  CreateVolumeHandler(CreateVolumeFlow flow, VolumePlacement placement) {
    this.flow = flow;
    this.placement = placement;
  }

  /// Does what was cast.
  ///
  /// @throws RuntimeException if the database fails; the same try is to be made again then
  @Transactional
  public void handle(SchedulerCommand.CreateVolume command, Lease lease) {
    RequestSpec spec = command.requestSpec();
    switch (flow.run(lease, spec, command.retry())) {
      case ScheduleOutcome.Scheduled(var pool) ->
          LOG.infof("Volume has a pool: volumeId=%s pool=%s", spec.volumeId(), pool);
      case ScheduleOutcome.Unplaceable(var cause) ->
          LOG.warnf("Volume has no pool: volumeId=%s cause=%s", spec.volumeId(), cause);
      case ScheduleOutcome.Withdrawn() ->
          LOG.infof("Volume waits for no pool any more: volumeId=%s", spec.volumeId());
    }
  }

  /// Gives up a create whose attempts to be scheduled are used up.
  ///
  /// @param cause the last error
  @Transactional
  public void expired(Lease lease, String cause) {
    placement.fail(lease, MessageDetail.UNKNOWN_ERROR, cause);
  }
}
