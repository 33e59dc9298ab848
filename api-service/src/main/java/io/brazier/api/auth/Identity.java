package io.brazier.api.auth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom a token stands for.
///
/// @param userId the user's id
/// @param projectId the token's project; null for a token of another scope
/// @param roles role names as the identity service gives them
/// @param serviceRoles the roles of the service token that came along; empty if none valid came
public record Identity(
    String userId, @Nullable String projectId, Set<String> roles, Set<String> serviceRoles) {

  /// Copies the collections.
  public Identity {
    roles = Set.copyOf(roles);
    serviceRoles = Set.copyOf(serviceRoles);
  }

  /// The same caller with the roles of a service token.
  Identity withServiceRoles(Set<String> newServiceRoles) {
    return new Identity(userId, projectId, roles, newServiceRoles);
  }
}
