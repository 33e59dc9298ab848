package io.brazier.scheduler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/// The scheduler's settings, by Cinder's option names.
@ConfigMapping(prefix = "brazier.scheduler")
public interface SchedulerConfig {

  /// The name of this scheduler in `services`; several schedulers on one host need one each.
  @NotBlank
  @WithDefault("${brazier.host:${HOSTNAME:localhost}}")
  String host();

  /// Filters by class name, in the order in which they run; an unknown name stops the start.
  /// IgnoreAttemptedHostsFilter and ResourceBackendFilter run always, before these.
  @NotEmpty
  @WithDefault("AvailabilityZoneFilter,CapacityFilter,CapabilitiesFilter")
  List<String> defaultFilters();

  /// Weighers by class name; an unknown name stops the start.
  @NotEmpty
  @WithDefault("CapacityWeigher")
  List<String> defaultWeighers();

  /// Positive spreads volumes over the pools, negative fills one pool after the other.
  @WithDefault("1.0")
  double capacityWeightMultiplier();

  /// Negative prefers the pool with less placed on it.
  @WithDefault("-1.0")
  double allocatedCapacityWeightMultiplier();

  /// How often a volume is tried to be placed in all; 1 means that a failed create is final.
  @Min(1)
  @WithDefault("3")
  int maxAttempts();

  /// How many volumes this scheduler places at a time. Placing is a transaction of a few
  /// statements; more than a handful only wait for each other's claims.
  @Min(1)
  @WithDefault("8")
  int width();
}
