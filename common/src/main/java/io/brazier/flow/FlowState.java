package io.brazier.flow;

import java.util.Set;

/// Where one run of a flow is; names are taskflow's (`taskflow/states.py`), without those for
/// suspending and resuming.
///
/// ```
/// PENDING ──▶ RUNNING ─┬─▶ SUCCESS
///                      ├─▶ REVERTED   a task failed, every revert returned
///                      └─▶ FAILURE    a task failed, and a revert too
/// ```
public enum FlowState implements Lifecycle<FlowState> {
  PENDING,
  RUNNING,
  SUCCESS,
  REVERTED,
  FAILURE;

  @Override
  public Set<FlowState> next() {
    return switch (this) {
      case PENDING -> Set.of(RUNNING);
      case RUNNING -> Set.of(SUCCESS, REVERTED, FAILURE);
      case SUCCESS, REVERTED, FAILURE -> Set.of();
    };
  }
}
