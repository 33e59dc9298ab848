package io.brazier.message;

import static java.util.Objects.requireNonNull;

/// What the services that give a volume another type are told besides its row.
///
/// @param requestSpec what its pool must have: the new type's extra specs, and no room more
/// @param migrationPolicy `never`, or `on-demand` where it may be moved to a pool that has it
public record RetypeVolumeArguments(RequestSpec requestSpec, String migrationPolicy) {

  /// Refuses missing parts, which a row of another service may have.
  public RetypeVolumeArguments {
    requireNonNull(requestSpec, "requestSpec");
    requireNonNull(migrationPolicy, "migrationPolicy");
  }
}
