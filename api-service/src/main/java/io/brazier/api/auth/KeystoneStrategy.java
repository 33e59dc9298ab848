package io.brazier.api.auth;

import java.net.URI;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows callers by the tokens of OpenStack's identity service.
final class KeystoneStrategy implements AuthStrategy {

  private final TokenValidator tokens;
  private final Set<String> serviceTokenRoles;
  private final AuthOutcome.Unknown unknown;

  /// Believes one validator.
  ///
  /// @param publicUrl where clients get tokens
  /// @param serviceTokenRoles of which a service token needs one to count
  KeystoneStrategy(TokenValidator tokens, URI publicUrl, Set<String> serviceTokenRoles) {
    this.tokens = tokens;
    this.serviceTokenRoles = Set.copyOf(serviceTokenRoles);
    this.unknown = new AuthOutcome.Unknown("Keystone uri=\"%s\"".formatted(publicUrl));
  }

  @Override
  public AuthOutcome authenticate(AuthRequest request) {
    if (request.token() == null) {
      return unknown;
    }
    return switch (tokens.validate(request.token())) {
      case TokenState.Invalid _ -> unknown;
      case TokenState.Valid(var identity, _) ->
          new AuthOutcome.Known(identity.withServiceRoles(serviceRoles(request.serviceToken())));
    };
  }

  /// A service token that does not count leaves the request an ordinary one.
  private Set<String> serviceRoles(@Nullable String serviceToken) {
    if (serviceToken == null) {
      return Set.of();
    }
    return switch (tokens.validate(serviceToken)) {
      case TokenState.Invalid _ -> Set.of();
      case TokenState.Valid(var service, _) ->
          Collections.disjoint(service.roles(), serviceTokenRoles) ? Set.of() : service.roles();
    };
  }
}
