package io.brazier.api.auth;

import io.brazier.api.keystone.KeystoneConfig;
import io.brazier.api.keystone.ProjectDirectory;
import io.brazier.api.keystone.TokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Makes the strategy that the settings name.
@ApplicationScoped
class AuthProducer {

  private static final Logger LOG = Logger.getLogger(AuthProducer.class);

  @Produces
  @Singleton
  AuthStrategy strategy(
      AuthConfig auth,
      KeystoneConfig keystone,
      Instance<TokenValidator> tokens,
      Instance<ProjectDirectory> projects) {
    return switch (auth.strategy()) {
      case NOAUTH -> noAuth();
      case KEYSTONE -> keystone(keystone, tokens.get(), projects.get());
    };
  }

  private static AuthStrategy noAuth() {
    LOG.warn("Every caller is an administrator: brazier.auth.strategy is noauth");
    return new NoAuthStrategy();
  }

  private static AuthStrategy keystone(
      KeystoneConfig config, TokenValidator tokens, ProjectDirectory projects) {
    if (!config.serviceTokenRolesRequired()) {
      LOG.warn(
          "Any valid token counts as a service's:"
              + " brazier.keystone.service-token-roles-required is false");
    }
    return new KeystoneStrategy(tokens, projects, config);
  }
}
