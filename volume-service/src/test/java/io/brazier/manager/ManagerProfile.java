package io.brazier.manager;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/// The volume service without backends of its own: tests run theirs, see [FakeBackend]. No quota
/// stands in their way.
public final class ManagerProfile implements QuarkusTestProfile {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "quarkus.arc.exclude-types",
              "io.brazier.manager.Backends,io.brazier.manager.BackendsReady",
          "brazier.quota.use-default-quota-class", "false",
          "brazier.quota.volumes", "-1",
          "brazier.host", "h1");

  @Override
  public Map<String, String> getConfigOverrides() {
    return SETTINGS;
  }

  /// The settings of this profile and others.
  static Map<String, String> and(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.putAll(others);
    return all;
  }
}
