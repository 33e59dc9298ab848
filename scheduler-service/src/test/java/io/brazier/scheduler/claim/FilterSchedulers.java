package io.brazier.scheduler.claim;

import io.brazier.scheduler.filter.FilterChain;
import io.brazier.scheduler.weigher.PoolRanking;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Builds schedulers with the default filters and weighers.
public final class FilterSchedulers {

  private FilterSchedulers() {}

  /// A scheduler of these pools.
  public static FilterScheduler of(Pools pools) {
    return new FilterScheduler(
        pools,
        FilterChain.of(List.of("AvailabilityZoneFilter", "CapacityFilter", "CapabilitiesFilter")),
        PoolRanking.of(List.of("CapacityWeigher"), Map.of(), new Random(1)));
  }
}
