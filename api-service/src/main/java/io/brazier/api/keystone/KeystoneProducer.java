package io.brazier.api.keystone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes what validates tokens from the settings.
@ApplicationScoped
class KeystoneProducer {

  /// Made when it is first needed, as all of these are: without keystone there are no settings of
  /// it.
  @Produces
  @Singleton
  KeystoneClient client(KeystoneConfig config) {
    return new KeystoneClient(config.url());
  }

  @Produces
  @Singleton
  TokenValidator tokens(KeystoneClient client, KeystoneConfig config, Clock clock) {
    return validator(client, config, clock);
  }

  @Produces
  @Singleton
  ProjectDirectory projects(KeystoneClient client) {
    return new ProjectDirectory(client);
  }

  static TokenValidator validator(KeystoneClient client, KeystoneConfig config, Clock clock) {
    ServiceToken own = new ServiceToken(client, credentials(config), clock);
    return new CachingTokenValidator(
        new KeystoneTokenValidator(client, own, clock, config.maxValidations()),
        clock,
        new CachingTokenValidator.Limits(
            config.cacheTime(), config.invalidCacheTime(), config.cacheSize()));
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
