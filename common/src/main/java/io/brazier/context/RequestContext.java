package io.brazier.context;

import io.brazier.fault.Fault;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, as the identity service says, and under which request id.
///
/// @param userId the caller's user id
/// @param projectId the token's project; null for a token without one (system scope)
/// @param roles the role names of the token, lower case as the identity service gives them
/// @param serviceRoles the roles of the service token that came along; empty if none came
/// @param admin whether policy rule `context_is_admin` holds (`cinder/context.py`)
public record RequestContext(
    RequestId requestId,
    String userId,
    @Nullable String projectId,
    Set<String> roles,
    Set<String> serviceRoles,
    boolean admin) {

  /// Copies the collections.
  public RequestContext {
    roles = Set.copyOf(roles);
    serviceRoles = Set.copyOf(serviceRoles);
  }

  /// The project the request is about.
  ///
  /// @throws Fault.Forbidden if the token has no project, as Cinder's database layer refuses it
  ///   (`require_context` in `cinder/db/sqlalchemy/api.py`)
  public String requiredProjectId() {
    if (projectId == null) {
      throw new Fault.Forbidden("Not authorized.");
    }
    return projectId;
  }
}
