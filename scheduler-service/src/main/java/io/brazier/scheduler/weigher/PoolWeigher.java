package io.brazier.scheduler.weigher;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.PlacementRequest;
import java.util.List;

/// One measure of how good a pool is. A weigher keeps no state and never throws.
interface PoolWeigher {

  /// The raw weights of the pools, in their order, all finite; more is better where the multiplier
  /// is positive.
  ///
  /// @param multiplier what the weights will be multiplied with; only its sign matters here
  double[] weigh(List<PoolState> pools, PlacementRequest request, double multiplier);

  /// Cinder's class name, by which the weigher is configured.
  default String name() {
    return getClass().getSimpleName();
  }
}
