package io.brazier.api.auth;

import java.time.Instant;

/// What the identity service says of a token.
sealed interface TokenState {

  /// It is valid.
  ///
  /// @param expiresAt when it stops being so
  record Valid(Identity identity, Instant expiresAt) implements TokenState {}

  /// It is unknown, expired or revoked.
  record Invalid() implements TokenState {}
}
