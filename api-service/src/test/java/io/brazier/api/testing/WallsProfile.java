package io.brazier.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The API on a real database with an identity service, and a bus in memory; everything that it
/// logs goes to a file, as JSON.
public final class WallsProfile implements QuarkusTestProfile {

  /// Where the log is.
  public static final Path LOG = Path.of("target", "walls.log");

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types",
            "io.brazier.bus.rabbit.RabbitBus,io.brazier.bus.rabbit.RabbitNotifier",
        "quarkus.rabbitmq.devservices.enabled", "false",
        "quarkus.log.file.enable", "true",
        "quarkus.log.file.path", LOG.toString(),
        "quarkus.log.file.rotation.max-file-size", "1G",
        "quarkus.log.console.level", "ERROR",
        "quarkus.log.category.\"io.brazier\".level", "DEBUG",
        "brazier.default-group-type", "default_cgsnapshot_type",
        "brazier.quota.volumes", "100000",
        "brazier.quota.gigabytes", "100000");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeBusProducer.class, FakeNotifier.class);
  }
}
