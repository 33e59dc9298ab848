package io.brazier.scheduler.weigher;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.PlacementRequest;
import java.util.List;

/// Prefers pools with fewer GiB placed on them; the default multiplier is negative
/// (`cinder/scheduler/weights/capacity.py`).
final class AllocatedCapacityWeigher implements PoolWeigher {

  @Override
  public double[] weigh(List<PoolState> pools, PlacementRequest request, double multiplier) {
    return pools.stream().mapToDouble(PoolState::claimedGib).toArray();
  }
}
