package io.brazier.scheduler.create;

import io.brazier.backend.BackendAddress;

/// What became of a volume in the scheduler.
public sealed interface ScheduleOutcome {

  /// It has a pool, and the pool's volume service its turn.
  record Scheduled(BackendAddress pool) implements ScheduleOutcome {}

  /// It is in `error`.
  ///
  /// @param cause why, for administrators
  record Unplaceable(String cause) implements ScheduleOutcome {}

  /// It did not wait for a place any more; nothing was written.
  record Withdrawn() implements ScheduleOutcome {}
}
