package io.brazier.message;

import static java.util.Objects.requireNonNull;

/// What the services that make a volume larger are told besides its row.
///
/// @param requestSpec what its pool must have room for: the difference
/// @param newSizeGib the size it is to have
public record ExtendVolumeArguments(RequestSpec requestSpec, int newSizeGib) {

  /// Refuses missing parts, which a row of another service may have.
  public ExtendVolumeArguments {
    requireNonNull(requestSpec, "requestSpec");
  }
}
