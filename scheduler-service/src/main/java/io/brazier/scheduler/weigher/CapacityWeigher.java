package io.brazier.scheduler.weigher;

import io.brazier.backend.PoolCapacity;
import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.PlacementRequest;
import java.util.Arrays;
import java.util.List;

/// Prefers pools with more virtual free space, or with a negative multiplier those with less
/// (`cinder/scheduler/weights/capacity.py`). A pool that does not know its space comes last either
/// way.
final class CapacityWeigher implements PoolWeigher {

  private static final double UNKNOWN = -1;
  private static final double SPREADS_BEYOND = 100;
  private static final double STEP_BEYOND = 10_000;

  @Override
  public double[] weigh(List<PoolState> pools, PlacementRequest request, double multiplier) {
    double[] known =
        pools.stream()
            .map(pool -> PoolCapacity.of(pool, request.wantsThin()))
            .filter(PoolCapacity::known)
            .mapToDouble(PoolCapacity::virtualFreeGib)
            .toArray();
    double unknown = multiplier > 0 ? UNKNOWN : beyond(known);
    return pools.stream()
        .map(pool -> PoolCapacity.of(pool, request.wantsThin()))
        .mapToDouble(capacity -> capacity.known() ? capacity.virtualFreeGib() : unknown)
        .toArray();
  }

  /// A weight above all others, in place of Cinder's infinity.
  private static double beyond(double[] known) {
    double most = Arrays.stream(known).max().orElse(0);
    double spread = most - Arrays.stream(known).min().orElse(0);
    return most + (spread == 0 ? STEP_BEYOND : SPREADS_BEYOND * spread);
  }
}
