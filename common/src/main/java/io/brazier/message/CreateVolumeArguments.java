package io.brazier.message;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What the services that make a volume are told besides its row.
///
/// @param requestSpec what it must be like
/// @param retry what was tried before, with the backend whose turn it is
/// @param allowReschedule whether a failure of that backend goes back to the scheduler for another
/// @param source what it is made from, null for a blank one
public record CreateVolumeArguments(
    RequestSpec requestSpec,
    RetryState retry,
    boolean allowReschedule,
    @Nullable CreateSource source) {

  /// Refuses missing parts, which a row of another service may have.
  public CreateVolumeArguments {
    requireNonNull(requestSpec, "requestSpec");
    requireNonNull(retry, "retry");
  }

  /// Those of a blank volume.
  public CreateVolumeArguments(RequestSpec requestSpec, RetryState retry, boolean allowReschedule) {
    this(requestSpec, retry, allowReschedule, null);
  }

  /// The same after another try.
  ///
  /// @param reschedule whether a failure goes back to the scheduler
  public CreateVolumeArguments next(RetryState tried, boolean reschedule) {
    return new CreateVolumeArguments(requestSpec, tried, reschedule, source);
  }
}
