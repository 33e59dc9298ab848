package io.brazier.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeystoneConfigTest {

  private static final String PASSWORD = "hunter2";

  @Test
  void textOfTheSettingsShowsNoPassword() {
    KeystoneConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withSources(
                new PropertiesConfigSource(
                    Map.of("brazier.keystone.password", PASSWORD), "test", 500))
            .withMapping(KeystoneConfig.class)
            .build()
            .getConfigMapping(KeystoneConfig.class);

    assertThat(config.password()).contains(PASSWORD);
    assertThat(config.toString()).doesNotContain(PASSWORD);
  }
}
