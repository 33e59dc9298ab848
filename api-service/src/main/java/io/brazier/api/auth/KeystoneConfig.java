package io.brazier.api.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Where the identity service is and who we are to it.
@ConfigMapping(prefix = "brazier.keystone")
interface KeystoneConfig {

  /// The identity service with its version, for example `http://127.0.0.1:5000/v3`.
  @WithDefault("http://127.0.0.1:5000/v3")
  URI url();

  /// The address that clients are told with a 401; the same as `url` unless set.
  Optional<URI> publicUrl();

  /// The service user that validates tokens.
  @WithDefault("cinder")
  String username();

  /// Its password.
  Optional<String> password();

  /// Its project.
  @WithDefault("service")
  String project();

  /// The domain's name of that user.
  @WithDefault("Default")
  String userDomain();

  /// The domain's name of that project.
  @WithDefault("Default")
  String projectDomain();

  /// How long the identity service may take to answer.
  @WithDefault("10s")
  Duration timeout();

  /// How long a valid token is believed without asking again, at most until it expires. A token
  /// that is revoked works that long; keystonemiddleware has the same default.
  @WithDefault("5m")
  Duration cacheTime();

  /// How long a token is known to be invalid without asking again. Short: keystones of one cloud
  /// may learn of a token one after the other.
  @WithDefault("10s")
  Duration invalidCacheTime();

  /// How many tokens are kept.
  @WithDefault("10000")
  @Positive
  int cacheSize();

  /// The roles of which a service token needs one to count (`service_token_roles`).
  @WithDefault("service")
  Set<String> serviceTokenRoles();
}
