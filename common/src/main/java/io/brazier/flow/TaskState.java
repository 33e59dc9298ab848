package io.brazier.flow;

import java.util.Set;

/// Where a task is in one run of its flow; names and rules are taskflow's (`taskflow/states.py`),
/// without those for retries and resets.
///
/// ```
/// PENDING ─┬─▶ RUNNING ─┬─▶ SUCCESS ─┬─▶ REVERTING ─┬─▶ REVERTED
///          └─▶ IGNORE   └─▶ FAILURE ─┘              └─▶ REVERT_FAILURE
/// ```
public enum TaskState implements Lifecycle<TaskState> {
  PENDING,
  RUNNING,
  SUCCESS,
  FAILURE,
  REVERTING,
  REVERTED,
  REVERT_FAILURE,
  /// A conditional task that was not wanted.
  IGNORE;

  @Override
  public Set<TaskState> next() {
    return switch (this) {
      case PENDING -> Set.of(RUNNING, IGNORE);
      case RUNNING -> Set.of(SUCCESS, FAILURE);
      case SUCCESS, FAILURE -> Set.of(REVERTING);
      case REVERTING -> Set.of(REVERTED, REVERT_FAILURE);
      case REVERTED, REVERT_FAILURE, IGNORE -> Set.of();
    };
  }
}
