package io.brazier.api.keystone;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An identity service with an administrator and a member.
public final class KeystoneResource implements QuarkusTestResourceLifecycleManager {

  /// A member of project `abc`.
  public static final String MEMBER_TOKEN = "member-token";

  /// An administrator in project `def`.
  public static final String ADMIN_TOKEN = "admin-token";

  /// A service that asks on somebody's behalf.
  public static final String SERVICE_TOKEN = "service-token";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private @Nullable FakeKeystone keystone;

  @Override
  public Map<String, String> start() {
    FakeKeystone started =
        FakeKeystone.start()
            .withToken(MEMBER_TOKEN, "member", "abc", LIFETIME, "member", "reader")
            .withToken(ADMIN_TOKEN, "admin", "def", LIFETIME, "admin", "member", "reader")
            .withToken(SERVICE_TOKEN, "nova", "service", LIFETIME, "service");
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
