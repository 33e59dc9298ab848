package io.brazier.context;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom a token stands for.
///
/// @param userId the user's id
/// @param userDomainId the user's domain; null if it is not told
/// @param scope what the token is good for
/// @param roles role names as the identity service gives them
public record Identity(
    String userId, @Nullable String userDomainId, TokenScope scope, Set<String> roles) {

  /// Copies the roles.
  public Identity {
    roles = Set.copyOf(roles);
  }

  /// A user with a token of a project, of whose domains nothing is known.
  public static Identity inProject(String userId, String projectId, Set<String> roles) {
    return new Identity(userId, null, TokenScope.ofProject(projectId), roles);
  }
}
