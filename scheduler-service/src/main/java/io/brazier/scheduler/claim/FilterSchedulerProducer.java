package io.brazier.scheduler.claim;

import io.brazier.scheduler.SchedulerConfig;
import io.brazier.scheduler.filter.FilterChain;
import io.brazier.scheduler.weigher.PoolRanking;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Random;

/// Builds the scheduler from its settings, at start, so that a wrong name stops the service there.
@ApplicationScoped
class FilterSchedulerProducer {

  @Produces
  @Singleton
  @Startup
  FilterScheduler filterScheduler(Pools pools, SchedulerConfig config) {
    Map<String, Double> multipliers =
        Map.of(
            "CapacityWeigher", config.capacityWeightMultiplier(),
            "AllocatedCapacityWeigher", config.allocatedCapacityWeightMultiplier());
    return new FilterScheduler(
        pools,
        FilterChain.of(config.defaultFilters()),
        PoolRanking.of(config.defaultWeighers(), multipliers, new Random()));
  }
}
