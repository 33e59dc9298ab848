package io.brazier.api.testing;

import io.brazier.api.auth.AuthOutcome;
import io.brazier.api.auth.AuthRequest;
import io.brazier.api.auth.AuthStrategy;
import io.brazier.api.keystone.ProjectStanding;
import io.brazier.context.Identity;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;

/// Believes tokens of the form `user:project:role,role`: the identity service of component tests.
@Alternative
@Singleton
class RoleTokens implements AuthStrategy {

  @Override
  public AuthOutcome authenticate(AuthRequest request) {
    String token = request.token();
    if (token == null) {
      return new AuthOutcome.Unknown("Keystone uri=\"http://identity.example\"");
    }
    String service = request.serviceToken();
    return new AuthOutcome.Known(identity(token), service == null ? null : identity(service));
  }

  private static Identity identity(String token) {
    String[] parts = token.split(":", -1);
    return Identity.inProject(parts[0], parts[1], Set.of(parts[2].split(",", -1)));
  }

  /// All projects are there but that of no id.
  @Override
  public ProjectStanding findProject(String projectId, AuthRequest asker) {
    return projectId.equals("00000000000000000000000000000000")
        ? ProjectStanding.MISSING
        : ProjectStanding.THERE;
  }

  @Override
  public boolean isReady() {
    return true;
  }
}
