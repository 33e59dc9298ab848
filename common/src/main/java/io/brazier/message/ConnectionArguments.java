package io.brazier.message;

import static java.util.Objects.requireNonNull;

/// What a storage host is told of a connection besides its row: whose turn it has to take before it
/// reads that.
///
/// @param volumeId the volume that is reached
public record ConnectionArguments(String volumeId) {

  /// Refuses missing parts, which a row of another service may have.
  public ConnectionArguments {
    requireNonNull(volumeId, "volumeId");
  }
}
