package io.brazier.api.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeystoneConfigTest {

  private static final String PASSWORD = "hunter2";

  @Test
  void textOfTheSettingsShowsNoPassword() {
    KeystoneConfig config = KeystoneSettings.read(Map.of("brazier.keystone.password", PASSWORD));

    assertThat(config.password()).contains(PASSWORD);
    assertThat(config.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void defaultsAreThoseOfKeystonemiddleware() {
    KeystoneConfig config = KeystoneSettings.read(Map.of());

    assertThat(config.cacheTime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.serviceTokenRoles()).containsExactly("service");
    assertThat(config.serviceTokenRolesRequired()).isTrue();
  }
}
