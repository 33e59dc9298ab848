package io.brazier.api.roles;

import io.brazier.api.keystone.FakeKeystone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An identity service that knows every [Caller].
public final class RolesResource implements QuarkusTestResourceLifecycleManager {

  /// The token of a service, which may ask on behalf of any of them.
  public static final String SERVICE_TOKEN = "service-s3cret-token";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private @Nullable FakeKeystone keystone;

  @Override
  public Map<String, String> start() {
    FakeKeystone started =
        FakeKeystone.start().withToken(SERVICE_TOKEN, "nova", "service", LIFETIME, "service");
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
