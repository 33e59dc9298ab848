package io.brazier.api.keystone;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// Reads settings as the service does.
final class KeystoneSettings {

  private KeystoneSettings() {}

  static KeystoneConfig read(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(properties, "test", 500))
        .withMapping(KeystoneConfig.class)
        .build()
        .getConfigMapping(KeystoneConfig.class);
  }
}
