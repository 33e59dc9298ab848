package io.brazier.scheduler.create;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.scheduler.claim.FilterScheduler;
import io.brazier.scheduler.claim.Placement.NoValidBackend;
import io.brazier.scheduler.claim.Placement.Placed;
import java.util.List;

/// Chooses and claims a pool (`ScheduleCreateVolumeTask`,
/// `cinder/scheduler/flows/create_volume.py`).
///
/// It has no revert: claim, row and worker are in one transaction, which is rolled back if anything
/// is thrown.
final class ScheduleCreateVolumeTask extends Task<ScheduleOutcome> {

  private final FilterScheduler scheduler;
  private final int maxAttempts;

  ScheduleCreateVolumeTask(FilterScheduler scheduler, int maxAttempts) {
    super(CreateVolumeKeys.OUTCOME, needs(CreateVolumeKeys.REQUEST_SPEC));
    this.scheduler = scheduler;
    this.maxAttempts = maxAttempts;
  }

  @Override
  protected ScheduleOutcome execute(Inputs in) {
    PlacementAttempt attempt = in.get(CreateVolumeKeys.REQUEST_SPEC);
    if (attempt.retry().attempts() > maxAttempts) {
      return unplaceable(attempt, exceeded(attempt));
    }
    return switch (scheduler.place(attempt.request())) {
      case Placed(var pool, var rejections) ->
          new ScheduleOutcome.Scheduled(pool, attempt.triedOn(pool.address()), rejections);
      case NoValidBackend refusal -> unplaceable(attempt, refusal);
    };
  }

  private static ScheduleOutcome unplaceable(PlacementAttempt attempt, NoValidBackend refusal) {
    String lastError = attempt.retry().lastError();
    return new ScheduleOutcome.Unplaceable(
        lastError == null ? refusal.cause() : refusal.cause() + "\nlast failure: " + lastError);
  }

  private NoValidBackend exceeded(PlacementAttempt attempt) {
    return new NoValidBackend(
        "Exceeded max scheduling attempts %d for resource %s"
            .formatted(maxAttempts, attempt.volumeId()),
        List.of());
  }
}
