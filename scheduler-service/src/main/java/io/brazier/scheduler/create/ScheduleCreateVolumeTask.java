package io.brazier.scheduler.create;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.message.RetryState;
import io.brazier.scheduler.claim.FilterScheduler;
import io.brazier.scheduler.claim.Placement.NoValidBackend;
import io.brazier.scheduler.claim.Placement.Placed;
import io.brazier.scheduler.create.ScheduleOutcome.Scheduled;
import io.brazier.scheduler.create.ScheduleOutcome.Unplaceable;
import io.brazier.scheduler.create.ScheduleOutcome.Withdrawn;
import io.brazier.usermessage.MessageDetail;
import io.brazier.work.Lease;
import java.util.List;

/// Chooses and claims a pool and hands the volume to it, or ends the create in `error`
/// (`ScheduleCreateVolumeTask`, `cinder/scheduler/flows/create_volume.py`).
///
/// It has no revert: claim, row and worker are in one transaction, which is rolled back if anything
/// is thrown.
final class ScheduleCreateVolumeTask extends Task<ScheduleOutcome> {

  private final FilterScheduler scheduler;
  private final VolumePlacement placement;
  private final int maxAttempts;

  ScheduleCreateVolumeTask(FilterScheduler scheduler, VolumePlacement placement, int maxAttempts) {
    super(CreateVolumeKeys.OUTCOME, needs(CreateVolumeKeys.LEASE, CreateVolumeKeys.REQUEST_SPEC));
    this.scheduler = scheduler;
    this.placement = placement;
    this.maxAttempts = maxAttempts;
  }

  @Override
  protected ScheduleOutcome execute(Inputs in) {
    Lease lease = in.get(CreateVolumeKeys.LEASE);
    PlacementAttempt attempt = in.get(CreateVolumeKeys.REQUEST_SPEC);
    if (attempt.retry().attempts() > maxAttempts) {
      return fail(lease, attempt, exceeded(attempt));
    }
    return switch (scheduler.place(attempt.request())) {
      case Placed placed -> handOver(lease, attempt, placed);
      case NoValidBackend refusal -> fail(lease, attempt, refusal);
    };
  }

  private ScheduleOutcome handOver(Lease lease, PlacementAttempt attempt, Placed placed) {
    RetryState retry = attempt.triedOn(placed.pool().address());
    if (placement.place(lease, attempt.spec(), placed.pool(), retry)) {
      return new Scheduled(placed.pool().address());
    }
    scheduler.giveUp(placed, attempt.request());
    return new Withdrawn();
  }

  private ScheduleOutcome fail(Lease lease, PlacementAttempt attempt, NoValidBackend refusal) {
    String lastError = attempt.retry().lastError();
    String cause =
        lastError == null ? refusal.cause() : refusal.cause() + "\nlast failure: " + lastError;
    placement.fail(lease, MessageDetail.NO_BACKEND_AVAILABLE, cause);
    return new Unplaceable(cause);
  }

  private NoValidBackend exceeded(PlacementAttempt attempt) {
    return new NoValidBackend(
        "Exceeded max scheduling attempts %d for resource %s"
            .formatted(maxAttempts, attempt.volumeId()),
        List.of());
  }
}
