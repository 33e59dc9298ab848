package io.brazier.api.keystone;

/// Knows whether tokens are valid.
public interface TokenValidator {

  /// What is to be known of a token.
  ///
  /// @param past what a token is worth whose end has come
  record Question(String token, Past past) {

    /// Keeps the token out of logs.
    @Override
    public String toString() {
      return "Question[past=%s]".formatted(past);
    }
  }

  /// What a token is worth whose end has come.
  enum Past {
    /// Nothing.
    REFUSED,
    /// As much as before, as long as the identity service says so (`allow_expired`): for the user
    /// on whose behalf a service goes on with what was begun in time.
    ALLOWED
  }

  /// What is known of a token.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if that cannot be found out in time
  TokenState validate(Question question, Deadline deadline);

  /// Whether tokens can be validated just now.
  boolean isAnswering(Deadline deadline);
}
