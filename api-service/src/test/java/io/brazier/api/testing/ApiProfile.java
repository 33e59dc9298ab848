package io.brazier.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/// The API on a real database, with a bus in memory that nobody consumes from and callers with the
/// roles that a test gives them. Pages hold at most 50 items.
public final class ApiProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types",
            "io.brazier.bus.rabbit.RabbitBus,io.brazier.bus.rabbit.RabbitNotifier",
        "quarkus.rabbitmq.devservices.enabled", "false",
        "brazier.auth.strategy", "noauth",
        "brazier.api.max-limit", "50",
        "brazier.api.connection-timeout", "10s",
        "brazier.work.sweep-period", "PT1H",
        "brazier.work.stamp-period", "PT1H");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeBusProducer.class, FakeNotifier.class, RoleTokens.class);
  }
}
