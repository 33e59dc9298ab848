package io.brazier.api.roles;

import io.brazier.api.auth.FakeKeystone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An identity service that knows every [Caller].
public final class RolesResource implements QuarkusTestResourceLifecycleManager {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private @Nullable FakeKeystone keystone;

  @Override
  public Map<String, String> start() {
    FakeKeystone started = keystone();
    for (Caller caller : Caller.values()) {
      started.withToken(caller.token(), caller.name(), caller.project(), LIFETIME, caller.roles());
    }
    keystone = started;
    return Map.of(
        "brazier.auth.strategy",
        "keystone",
        "brazier.keystone.url",
        started.url().toString(),
        "brazier.keystone.username",
        FakeKeystone.USERNAME,
        "brazier.keystone.password",
        FakeKeystone.PASSWORD);
  }

  private static FakeKeystone keystone() {
    try {
      return new FakeKeystone(Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException("the identity service did not start", e);
    }
  }

  @Override
  public void stop() {
    if (keystone != null) {
      keystone.close();
    }
  }
}
