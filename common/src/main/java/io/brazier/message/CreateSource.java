package io.brazier.message;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What a volume is made from: before they read it services take its turn.
///
/// @param volumeId the volume, or the one whose snapshot it is
/// @param snapshotId the snapshot, null if it is the volume itself
public record CreateSource(String volumeId, @Nullable String snapshotId) {

  /// Refuses missing parts, which a row of another service may have.
  public CreateSource {
    requireNonNull(volumeId, "volumeId");
  }
}
