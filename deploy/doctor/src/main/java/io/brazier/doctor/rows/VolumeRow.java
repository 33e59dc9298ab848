package io.brazier.doctor.rows;

import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A live volume.
///
/// @param status a word that may be any
/// @param pool `host@backend#pool`, null while it is on none
/// @param claimedGib what is claimed for it on its pool
/// @param changedAt when the row was written last
/// @param providerLocation where it is exported, null if it is not
/// @param offered whether there is a live transfer of it
/// @param attachments how many have it, or are to
public record VolumeRow(
    VolumeId id,
    int sizeGib,
    String status,
    @Nullable String pool,
    int claimedGib,
    Instant changedAt,
    @Nullable String providerLocation,
    boolean offered,
    long attachments)
    implements ResourceRow {

  @Override
  public ResourceKind kind() {
    return ResourceKind.VOLUME;
  }

  @Override
  public String key() {
    return id.value();
  }

  /// Whether its size is settled: it can be used.
  public boolean isUsable() {
    return VolumeStatus.WHOLE.contains(new Status(status));
  }

  /// Whether it was made, so that there is storage of it.
  public boolean isMade() {
    return isUsable()
        || Stream.of(VolumeStatus.EXTENDING, VolumeStatus.ERROR_EXTENDING).anyMatch(this::is);
  }
}
