package io.brazier.manager;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The volume service without backends of its own: tests run theirs, see [FakeBackend].
public final class ManagerProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types", "io.brazier.manager.Backends,io.brazier.manager.BackendsReady",
        "brazier.host", "h1");
  }
}
