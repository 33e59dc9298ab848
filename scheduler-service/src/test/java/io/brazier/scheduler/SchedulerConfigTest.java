package io.brazier.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class SchedulerConfigTest {

  @Test
  void defaultsAreCinders() {
    SchedulerConfig config = read(Map.of());
    assertThat(config.defaultFilters())
        .containsExactly("AvailabilityZoneFilter", "CapacityFilter", "CapabilitiesFilter");
    assertThat(config.defaultWeighers()).containsExactly("CapacityWeigher");
    assertThat(config.capacityWeightMultiplier()).isEqualTo(1.0);
    assertThat(config.allocatedCapacityWeightMultiplier()).isEqualTo(-1.0);
    assertThat(config.maxAttempts()).isEqualTo(3);
    assertThat(config.host()).isNotBlank();
  }

  @Test
  void listsAreReadByComma() {
    SchedulerConfig config =
        read(
            Map.of(
                "brazier.scheduler.default-weighers", "AllocatedCapacityWeigher,CapacityWeigher"));
    assertThat(config.defaultWeighers())
        .containsExactly("AllocatedCapacityWeigher", "CapacityWeigher");
  }

  /// The settings as the service would read them.
  public static SchedulerConfig read(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .withMapping(SchedulerConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(SchedulerConfig.class);
  }
}
