package io.brazier.driver;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Backend configurations for tests, read as those of a service are, but without a service.
public final class TestBackend {

  private TestBackend() {}

  /// A backend with these settings, by their names without prefix, and defaults for all others.
  public static BackendConfig config(Map<String, String> settings) {
    Map<String, String> prefixed =
        settings.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> "brazier.backends.lvm." + entry.getKey(), Map.Entry::getValue));
    ConfigSource source = new PropertiesConfigSource(prefixed, "test", 500);
    BackendsConfig backends =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(BackendsConfig.class)
            .withSources(source)
            .build()
            .getConfigMapping(BackendsConfig.class);
    BackendConfig backend = backends.backends().get("lvm");
    if (backend == null) {
      throw new IllegalArgumentException("at least one setting is needed");
    }
    return backend;
  }
}
