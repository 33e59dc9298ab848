package io.brazier.scheduler.create;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowListener;
import io.brazier.flow.FlowObservation;
import io.brazier.flow.Values;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
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
      FilterScheduler scheduler,
      VolumePlacement placement,
      SchedulerConfig config,
      FlowObservation observation) {
    this.flow =
        Flow.named("volume_create_scheduler")
            .expects(
                CreateVolumeKeys.LEASE, CreateVolumeKeys.RAW_REQUEST_SPEC, CreateVolumeKeys.RETRY)
            .then(new ExtractSchedulerSpecTask())
            .then(new ScheduleCreateVolumeTask(scheduler, placement, config.maxAttempts()))
            .observedBy(observation)
            .build();
  }

  /// Runs the flow.
  ///
  /// @param lease the right to place the volume
  /// @param spec what the volume must be like
  /// @param retry the attempts before this one
  /// @throws RuntimeException whatever the database throws; nothing must be committed then
  public ScheduleOutcome run(
      Lease lease, RequestSpec spec, RetryState retry, FlowListener... listeners) {
    Values given =
        Values.of(CreateVolumeKeys.LEASE, lease)
            .and(CreateVolumeKeys.RAW_REQUEST_SPEC, spec)
            .and(CreateVolumeKeys.RETRY, retry);
    return flow.run(given, listeners).get(CreateVolumeKeys.OUTCOME);
  }
}
