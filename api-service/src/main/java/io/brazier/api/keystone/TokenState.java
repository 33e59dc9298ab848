package io.brazier.api.keystone;

import io.brazier.context.Identity;
import java.time.Instant;

/// What the identity service says of a token.
public sealed interface TokenState {

  /// It is valid.
  ///
  /// @param expiresAt its end
  record Valid(Identity identity, Instant expiresAt) implements TokenState {}

  /// It is unknown, expired or revoked.
  record Invalid() implements TokenState {}

  /// The state that is left of this one, to a question at a time: whoever remembers it, and
  /// whatever the identity service's clock says, no token counts past its end unless that was
  /// asked.
  default TokenState at(Instant now, TokenValidator.Past past) {
    return switch (this) {
      case Invalid _ -> this;
      case Valid(_, var expiresAt) ->
          past == TokenValidator.Past.REFUSED && now.isAfter(expiresAt) ? new Invalid() : this;
    };
  }
}
