package io.brazier.api.auth;

/// Knows whether tokens are valid.
interface TokenValidator {

  /// What is known of a token.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if that cannot be found out just now
  TokenState validate(String token);
}
