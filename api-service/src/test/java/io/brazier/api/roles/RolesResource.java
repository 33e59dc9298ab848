package io.brazier.api.roles;

import io.brazier.api.auth.FakeKeystone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An identity service that knows every [Caller].
public final class RolesResource implements QuarkusTestResourceLifecycleManager {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private @Nullable FakeKeystone keystone;

  @Override
  public Map<String, String> start() {
    FakeKeystone started = FakeKeystone.start();
    for (Caller caller : Caller.values()) {
      started.withToken(caller.token(), caller.name(), caller.project(), LIFETIME, caller.roles());
    }
    keystone = started;
    return started.settings();
  }

  @Override
  public void stop() {
    if (keystone != null) {
      keystone.close();
    }
  }
}
