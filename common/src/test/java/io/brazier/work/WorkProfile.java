package io.brazier.work;

import io.brazier.bus.FakeBus;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/// The worker mechanism on a real database and a bus in memory, with loops that never turn by
/// themselves: tests sweep when they want to.
public final class WorkProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types", "io.brazier.bus.rabbit.RabbitBus",
        "brazier.work.holder", "cinder-volume@h1",
        "brazier.work.sweep-period", "PT1H",
        "brazier.work.stamp-period", "PT1H",
        "brazier.work.cast-grace", "PT0S",
        "brazier.work.cast-timeout", "PT0S",
        "brazier.work.retry-base", "PT0S",
        "brazier.work.max-attempts", "3");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeBusProducer.class);
  }

  /// Puts the fake in the place of the real bus.
  @Alternative
  @ApplicationScoped
  static class FakeBusProducer {

    @Produces
    @Singleton
    FakeBus bus() {
      return new FakeBus();
    }
  }
}
