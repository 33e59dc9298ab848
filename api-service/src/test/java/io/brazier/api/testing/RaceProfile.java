package io.brazier.api.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The API as in [ApiProfile], with a worker mechanism that turns by itself, and quickly.
public final class RaceProfile implements QuarkusTestProfile {

  private final ApiProfile api = new ApiProfile();

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(api.getConfigOverrides());
    settings.put("brazier.work.sweep-period", "PT0.1S");
    settings.put("brazier.work.stamp-period", "PT0.1S");
    settings.put("brazier.work.retry-base", "PT0.1S");
    settings.put("brazier.work.retry-limit", "PT0.3S");
    settings.put("brazier.work.max-attempts", "100");
    settings.put("brazier.work.lease", "PT3S");
    settings.put("quarkus.datasource.jdbc.max-size", "30");
    return settings;
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return api.getEnabledAlternatives();
  }
}
