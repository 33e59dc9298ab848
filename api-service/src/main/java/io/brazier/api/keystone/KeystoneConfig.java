package io.brazier.api.keystone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Where the identity service is and who we are to it.
@ConfigMapping(prefix = "brazier.keystone")
public interface KeystoneConfig {

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

  /// How long it may take in all to find out who asks, from the first question to the identity
  /// service to the last byte of its last answer. After that the request is refused (503).
  @WithDefault("10s")
  Duration timeout();

  /// How many tokens the identity service is asked about at a time; others wait for their turn.
  @WithDefault("32")
  @Positive
  int maxValidations();

  /// How long a valid token is believed without asking again, at most until it expires; zero asks
  /// each time. So long a token works that is revoked, whose user is disabled or has lost the role.
  /// The default is keystonemiddleware's (`token_cache_time`), which Cinder's operators know.
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

  /// Whether a service token without such a role has its request refused
  /// (`service_token_roles_required`). If not, it counts as any service's, but not for tokens past
  /// their end.
  @WithDefault("true")
  boolean serviceTokenRolesRequired();
}
