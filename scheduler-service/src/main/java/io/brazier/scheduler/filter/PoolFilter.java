package io.brazier.scheduler.filter;

import io.brazier.backend.PoolState;

/// One condition on a pool. A filter keeps no state, and whatever a user wrote into a type or a
/// request rejects a pool at worst; it never throws (S-6).
public interface PoolFilter {

  /// Whether the pool meets the condition.
  Verdict judge(PoolState pool, PlacementRequest request);

  /// Cinder's class name, by which the filter is configured and named in reasons.
  default String name() {
    return getClass().getSimpleName();
  }
}
