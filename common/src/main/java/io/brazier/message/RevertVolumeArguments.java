package io.brazier.message;

import static java.util.Objects.requireNonNull;

/// What the service that reverts a volume is told besides its row.
///
/// @param snapshotId the snapshot that it becomes
public record RevertVolumeArguments(String snapshotId) {

  /// Refuses missing parts, which a row of another service may have.
  public RevertVolumeArguments {
    requireNonNull(snapshotId, "snapshotId");
  }
}
