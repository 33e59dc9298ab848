package io.brazier.api.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An identity service with an administrator and a member.
public final class KeystoneResource implements QuarkusTestResourceLifecycleManager {

  /// A member of project `abc`.
  public static final String MEMBER_TOKEN = "member-token";

  /// An administrator in project `def`.
  public static final String ADMIN_TOKEN = "admin-token";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private @Nullable FakeKeystone keystone;

  @Override
  public Map<String, String> start() {
    try {
      FakeKeystone started =
          new FakeKeystone(Clock.systemUTC())
              .withToken(MEMBER_TOKEN, "member", "abc", LIFETIME, "member", "reader")
              .withToken(ADMIN_TOKEN, "admin", "def", LIFETIME, "admin", "member", "reader");
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
