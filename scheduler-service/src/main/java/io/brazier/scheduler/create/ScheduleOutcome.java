package io.brazier.scheduler.create;

import io.brazier.backend.PoolState;
import io.brazier.message.RetryState;
import io.brazier.scheduler.filter.Rejection;
import java.util.List;

/// What a scheduler decided for a volume.
public sealed interface ScheduleOutcome {
  /// It has a pool, whose room is claimed if the transaction commits.
  ///
  /// @param retry the attempts with this one
  /// @param rejections why other pools were left out
  record Scheduled(PoolState pool, RetryState retry, List<Rejection> rejections)
      implements ScheduleOutcome {
    /// Copies the list.
    public Scheduled {
      rejections = List.copyOf(rejections);
    }
  }

  /// It has none.
  ///
  /// @param cause why, for administrators
  record Unplaceable(String cause) implements ScheduleOutcome {}
}
