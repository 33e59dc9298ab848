package io.brazier.context;

import io.brazier.fault.Fault;
import org.jspecify.annotations.Nullable;

/// Who asks, as the identity service says, and under which request id.
///
/// @param user the caller
/// @param service the service that asks on the caller's behalf; null if none does
/// @param admin whether policy rule `context_is_admin` holds (`cinder/context.py`)
public record RequestContext(
    RequestId requestId, Identity user, @Nullable Identity service, boolean admin) {

  /// The same request of an administrator.
  public RequestContext elevated() {
    return new RequestContext(requestId, user, service, true);
  }

  /// The caller's user id.
  public String userId() {
    return user.userId();
  }

  /// The token's project; null for a token without one (system or domain scope).
  public @Nullable String projectId() {
    return user.scope().projectId();
  }

  /// The project the request is about.
  ///
  /// @throws Fault.Forbidden if the token has no project, as Cinder's database layer refuses it
  ///   (`require_context` in `cinder/db/sqlalchemy/api.py`)
  public String requiredProjectId() {
    String project = projectId();
    if (project == null) {
      throw new Fault.Forbidden("Not authorized.");
    }
    return project;
  }
}
