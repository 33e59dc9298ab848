package io.brazier.api.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How callers are known.
@ConfigMapping(prefix = "brazier.auth")
interface AuthConfig {

  /// The strategies there are.
  enum Strategy {
    /// Tokens of OpenStack's identity service.
    KEYSTONE,
    /// Tokens of the form `user:project`, believed as they are. For development only.
    NOAUTH
  }

  /// `keystone`, as Cinder has it by default, or `noauth`.
  @WithDefault("keystone")
  Strategy strategy();
}
