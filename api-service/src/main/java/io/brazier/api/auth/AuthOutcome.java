package io.brazier.api.auth;

import io.brazier.context.Identity;
import org.jspecify.annotations.Nullable;

/// What an authentication strategy makes of a request.
public sealed interface AuthOutcome {

  /// A known caller.
  ///
  /// @param service the service that asks on the caller's behalf; null if none does
  record Known(Identity user, @Nullable Identity service) implements AuthOutcome {}

  /// No token, or one that is not valid.
  ///
  /// @param challenge the value of `WWW-Authenticate`, which says where tokens are had
  record Unknown(String challenge) implements AuthOutcome {}

  /// A token for a client that has none yet, to come back with: what noauth does.
  record Offered(String token, String projectId) implements AuthOutcome {

    /// Keeps the token out of logs.
    @Override
    public String toString() {
      return "Offered[projectId=%s]".formatted(projectId);
    }
  }
}
