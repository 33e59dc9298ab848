package io.brazier.message;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What the services that make or remove a snapshot are told besides its row: before they read it
/// they take the turn of its volume.
///
/// @param volumeId of which volume it is
/// @param requestSpec what the volume's pool must have room for; null where it needs none
public record SnapshotArguments(String volumeId, @Nullable RequestSpec requestSpec) {

  /// Refuses missing parts, which a row of another service may have.
  public SnapshotArguments {
    requireNonNull(volumeId, "volumeId");
  }
}
