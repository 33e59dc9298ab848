package io.brazier.doctor.rows;

import io.brazier.resource.ResourceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The access of an initiator to a volume.
///
/// @param status a word that may be any
/// @param pool where its volume is, null while that is on none
/// @param changedAt when the row was written last
public record ConnectionRow(String id, String status, @Nullable String pool, Instant changedAt)
    implements ResourceRow {

  @Override
  public ResourceKind kind() {
    return ResourceKind.CONNECTION;
  }

  @Override
  public String key() {
    return id;
  }

  @Override
  public int claimedGib() {
    return 0;
  }
}
