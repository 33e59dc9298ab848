package io.brazier.api.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Makes the strategy that the settings name.
@ApplicationScoped
class AuthProducer {

  private static final Logger LOG = Logger.getLogger(AuthProducer.class);

  @Produces
  @Singleton
  AuthStrategy strategy(AuthConfig auth, KeystoneConfig keystone, Clock clock) {
    return switch (auth.strategy()) {
      case NOAUTH -> noAuth();
      case KEYSTONE -> keystone(keystone, clock);
    };
  }

  private static AuthStrategy noAuth() {
    LOG.warn("Every caller is an administrator: brazier.auth.strategy is noauth");
    return new NoAuthStrategy();
  }

  private static AuthStrategy keystone(KeystoneConfig config, Clock clock) {
    KeystoneClient client = new KeystoneClient(config.url(), config.timeout());
    TokenValidator validator =
        new KeystoneTokenValidator(client, new ServiceToken(client, credentials(config), clock));
    CachingTokenValidator.Limits limits =
        new CachingTokenValidator.Limits(
            config.cacheTime(), config.invalidCacheTime(), config.cacheSize());
    return new KeystoneStrategy(
        new CachingTokenValidator(validator, clock, limits),
        config.publicUrl().orElse(config.url()),
        config.serviceTokenRoles());
  }

  private static ServiceCredentials credentials(KeystoneConfig config) {
    String password =
        config
            .password()
            .orElseThrow(() ->
                new IllegalStateException(
                    "brazier.auth.strategy is keystone, but brazier.keystone.password is not"
                        + " set"));
    return new ServiceCredentials(
        config.username(), password, config.userDomain(), config.project(), config.projectDomain());
  }
}
