package io.brazier.scheduler.create;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowObservation;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.scheduler.SchedulerConfig;
import io.brazier.scheduler.claim.FilterScheduler;
import io.brazier.work.Lease;
import jakarta.inject.Singleton;

/// The scheduler's part of creating a volume, task by task
/// (`cinder/scheduler/flows/create_volume.py`). To be run in one transaction, after which the work
/// is cast to the queue that it then belongs to.
@Singleton
public class CreateVolumeFlow {

  private final Flow flow;

  /// The flow with these parts, for as long as the service runs.
  public CreateVolumeFlow(
      FilterScheduler scheduler, SchedulerConfig config, FlowObservation observation) {
    this.flow =
        Flow.named("volume_create_scheduler")
            .expects(CreateVolumeKeys.VOLUME_ID, CreateVolumeKeys.RAW_REQUEST_SPEC)
            .then(new ExtractSchedulerSpecTask())
            .then(new ScheduleCreateVolumeTask(scheduler, config.maxAttempts()))
            .observedBy(observation)
            .build();
  }

  Flow get() {
    return flow;
  }

  /// Runs the flow.
  ///
  /// @param lease the right to place the volume
  /// @param arguments what it must be like, and the attempts before this one
  /// @throws RuntimeException whatever the database throws; nothing must be committed then
  public FlowResult.Completed run(Lease lease, CreateVolumeArguments arguments) {
    return flow.run(
        Values.of(CreateVolumeKeys.VOLUME_ID, lease.resource().id())
            .and(CreateVolumeKeys.RAW_REQUEST_SPEC, arguments));
  }
}
