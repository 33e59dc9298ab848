package io.brazier.scheduler.filter;

import io.brazier.backend.PoolCapabilities;
import io.brazier.backend.PoolState;
import io.brazier.capability.RequiredCapabilities;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;

/// The pool has what the volume type's extra specs ask for
/// (`cinder/scheduler/filters/capabilities_filter.py`).
final class CapabilitiesFilter implements PoolFilter {

  @Override
  public Verdict judge(PoolState pool, PlacementRequest request) {
    return RequiredCapabilities.mismatch(PoolCapabilities.of(pool), request.spec().extraSpecs())
        .<Verdict>map(Rejected::new)
        .orElseGet(Passed::new);
  }
}
