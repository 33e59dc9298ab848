package io.brazier.volume;

import io.brazier.resource.Status;
import org.jspecify.annotations.Nullable;

/// What an administrator says that a volume's statuses are.
///
/// @param status its status, null to leave it
/// @param attachStatus `attached` or `detached`, null to leave it
/// @param migrationStatus Cinder's word, `none` for none, null to leave it
public record StatusReset(
    @Nullable Status status, @Nullable String attachStatus, @Nullable String migrationStatus) {

  /// Leaves all of them.
  public static final StatusReset NOTHING = new StatusReset(null, null, null);
}
