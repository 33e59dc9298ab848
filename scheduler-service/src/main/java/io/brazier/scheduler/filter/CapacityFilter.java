package io.brazier.scheduler.filter;

import io.brazier.backend.CapacityVerdict;
import io.brazier.backend.PoolCapacity;
import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;

/// There is room for the volume (`cinder/scheduler/filters/capacity_filter.py`); the arithmetic is
/// [PoolCapacity]'s, which the claim uses as well.
final class CapacityFilter implements PoolFilter {

  @Override
  public Verdict judge(PoolState pool, PlacementRequest request) {
    if (request.spec().sizeGib() == 0) {
      return new Passed(); // what is there already has its room, on a full pool too
    }
    PoolCapacity capacity = PoolCapacity.of(pool, request.wantsThin());
    return switch (capacity.fits(request.spec().sizeGib())) {
      case CapacityVerdict.Fits() -> new Passed();
      case CapacityVerdict.Refused(String reason) -> new Rejected(reason);
    };
  }
}
