package io.brazier.api.auth;

/// Finds out who sends a request.
public interface AuthStrategy {

  /// Called on a virtual thread; may block.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if the identity service does not answer
  AuthOutcome authenticate(AuthRequest request);

  /// Whether it can find that out just now. May block as long as authenticating may.
  boolean isReady();
}
