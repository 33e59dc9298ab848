package io.brazier.scheduler.filter;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;

/// The volume was not tried on the pool before
/// (`cinder/scheduler/filters/ignore_attempted_hosts_filter.py`). Always on, or a second attempt
/// may go where the first one failed (F-12).
final class IgnoreAttemptedHostsFilter implements PoolFilter {

  @Override
  public Verdict judge(PoolState pool, PlacementRequest request) {
    return request.attemptedPools().contains(pool.address().toString())
        ? new Rejected("was tried before and failed")
        : new Passed();
  }
}
