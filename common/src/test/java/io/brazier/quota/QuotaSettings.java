package io.brazier.quota;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.Collectors;

/// The configuration as Quarkus reads it, from the given settings alone.
final class QuotaSettings {

  private QuotaSettings() {}

  /// Reads the given settings, whose names come without the prefix.
  static QuotaConfig with(Map<String, String> settings) {
    Map<String, String> prefixed =
        settings.entrySet().stream()
            .collect(Collectors.toMap(e -> "brazier.quota." + e.getKey(), Map.Entry::getValue));
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(prefixed, "test", 100))
        .withMapping(QuotaConfig.class)
        .build()
        .getConfigMapping(QuotaConfig.class);
  }
}
