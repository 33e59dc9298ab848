package io.brazier.message;

import static java.util.Objects.requireNonNull;

/// What the services that make a volume are told besides its row.
///
/// @param requestSpec what it must be like
/// @param retry what was tried before, with the backend whose turn it is
/// @param allowReschedule whether a failure of that backend goes back to the scheduler for another
public record CreateVolumeArguments(
    RequestSpec requestSpec, RetryState retry, boolean allowReschedule) {

  /// Refuses missing parts, which a row of another service may have.
  public CreateVolumeArguments {
    requireNonNull(requestSpec, "requestSpec");
    requireNonNull(retry, "retry");
  }
}
