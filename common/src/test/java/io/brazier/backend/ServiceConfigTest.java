package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceConfigTest {

  @Test
  void defaultsAreCinders() {
    ServiceConfig config = read(Map.of());
    assertThat(config.reportInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.downTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.isDownTimeLongerThanReportInterval()).isTrue();
  }

  @Test
  void serviceThatBeatsTooSlowlyIsRefusedF1() {
    ServiceConfig config =
        read(Map.of("brazier.service.report-interval", "30s", "brazier.service.down-time", "30s"));
    assertThat(config.isDownTimeLongerThanReportInterval()).isFalse();
  }

  static ServiceConfig read(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(ServiceConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(ServiceConfig.class);
  }
}
