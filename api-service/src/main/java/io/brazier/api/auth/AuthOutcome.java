package io.brazier.api.auth;

/// What an authentication strategy makes of a request.
public sealed interface AuthOutcome {

  /// A known caller.
  record Known(Identity identity) implements AuthOutcome {}

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
