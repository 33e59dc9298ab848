package io.brazier.api.auth;

import io.brazier.api.keystone.ProjectStanding;
import io.brazier.context.Identity;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Believes what the client says, for development: the token is `user:project`, and everybody is an
/// administrator (`cinder/api/middleware/auth.py`).
final class NoAuthStrategy implements AuthStrategy {

  private static final String DEFAULT_NAME = "admin";
  private static final Set<String> ROLES = Set.of("admin", "member", "reader");

  private static final Set<String> SERVICE_ROLES = Set.of("service");

  @Override
  public AuthOutcome authenticate(AuthRequest request) {
    String token = request.token();
    return token == null
        ? offer(request)
        : new AuthOutcome.Known(identity(token, ROLES), service(request.serviceToken()));
  }

  private static AuthOutcome offer(AuthRequest request) {
    String user = Objects.requireNonNullElse(request.user(), DEFAULT_NAME);
    String project = Objects.requireNonNullElse(request.project(), DEFAULT_NAME);
    return new AuthOutcome.Offered(user + ":" + project, project);
  }

  private static @Nullable Identity service(@Nullable String token) {
    return token == null ? null : identity(token, SERVICE_ROLES);
  }

  /// A token without a project is that of the project named like the user.
  private static Identity identity(String token, Set<String> roles) {
    int colon = token.indexOf(':');
    String user = colon < 0 ? token : token.substring(0, colon);
    String project = colon < 0 ? "" : token.substring(colon + 1);
    return Identity.inProject(user, project.isEmpty() ? user : project, roles);
  }

  /// Who may name any project as its own may name any.
  @Override
  public ProjectStanding findProject(String projectId, AuthRequest asker) {
    return ProjectStanding.THERE;
  }

  @Override
  public boolean isReady() {
    return true;
  }
}
