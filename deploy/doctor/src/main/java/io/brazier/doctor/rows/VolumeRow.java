package io.brazier.doctor.rows;

import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A live volume.
///
/// @param typeName the name of its volume type
/// @param status a word that may be any
/// @param pool `host@backend#pool`, null while it is on none
/// @param useQuota whether it counts
/// @param changedAt when the row was written last
/// @param providerLocation where it is exported, null if it is not
public record VolumeRow(
    VolumeId id,
    String projectId,
    String typeName,
    int sizeGib,
    String status,
    @Nullable String pool,
    boolean useQuota,
    Instant changedAt,
    @Nullable String providerLocation) {

  /// Whether it has a status.
  public boolean is(Status wanted) {
    return wanted.word().equals(status);
  }

  /// Where it is placed, in words.
  public String place() {
    return pool == null ? "no pool" : pool;
  }
}
