package io.brazier.scheduler.create;

import io.brazier.backend.PoolState;
import io.brazier.bus.Topic;
import io.brazier.message.Pace;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.message.VolumeCommand;
import io.brazier.scheduler.SchedulerConfig;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserMessageRepository;
import io.brazier.usermessage.VolumeFailure;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;

/// Writes the decision into the rows of volume and worker.
@ApplicationScoped
class DatabasePlacement implements VolumePlacement {

  private final VolumeRepository volumes;
  private final UserMessageRepository messages;
  private final Workers workers;
  private final SchedulerConfig config;

  DatabasePlacement(
      VolumeRepository volumes,
      UserMessageRepository messages,
      Workers workers,
      SchedulerConfig config) {
    this.volumes = volumes;
    this.messages = messages;
    this.workers = workers;
    this.config = config;
  }

  @Override
  public boolean place(Lease lease, RequestSpec spec, PoolState pool, RetryState retry) {
    VolumeId volume = new VolumeId(spec.volumeId());
    if (!volumes.place(volume, pool.address(), pool.availabilityZone())) {
      workers.end(lease);
      return false;
    }
    workers.handOn(
        lease,
        Topic.volume(pool.address(), Pace.QUICK),
        new VolumeCommand.CreateVolume(volume, spec, retry, config.maxAttempts() > 1));
    return true;
  }

  @Override
  public void fail(Lease lease, MessageDetail detail, String cause) {
    VolumeId volume = new VolumeId(lease.resource().id());
    if (volumes.transition(volume, VolumeTransition.CREATE_FAILED)) {
      messages.tell(
          new VolumeFailure(
              lease.requester().projectId(),
              lease.requester().requestId(),
              volume,
              MessageAction.SCHEDULE_ALLOCATE_VOLUME,
              detail,
              cause));
    }
    workers.end(lease);
  }
}
