package io.brazier.api.auth;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Believes what the client says, for development: the token is `user:project`, and everybody is an
/// administrator (`cinder/api/middleware/auth.py`).
final class NoAuthStrategy implements AuthStrategy {

  private static final String DEFAULT_NAME = "admin";
  private static final Set<String> ROLES = Set.of("admin", "member", "reader");

  @Override
  public AuthOutcome authenticate(AuthRequest request) {
    return request.token() == null
        ? offer(request)
        : new AuthOutcome.Known(identity(request.token(), request.serviceToken()));
  }

  private static AuthOutcome offer(AuthRequest request) {
    String user = Objects.requireNonNullElse(request.user(), DEFAULT_NAME);
    String project = Objects.requireNonNullElse(request.project(), DEFAULT_NAME);
    return new AuthOutcome.Offered(user + ":" + project, project);
  }

  /// A token without a project is that of the project named like the user.
  private static Identity identity(String token, @Nullable String serviceToken) {
    int colon = token.indexOf(':');
    String user = colon < 0 ? token : token.substring(0, colon);
    String project = colon < 0 ? "" : token.substring(colon + 1);
    return new Identity(
        user,
        project.isEmpty() ? user : project,
        ROLES,
        serviceToken == null ? Set.of() : Set.of("service"));
  }
}
