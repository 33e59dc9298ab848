package io.brazier.connection;

import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;
import org.jspecify.annotations.Nullable;

/// A row of `volume_connections`, as it was read. Its text never shows the secret.
///
/// @param id its own
/// @param volume what is reached
/// @param initiator who reaches it
/// @param status where it is in its life
/// @param secret what the initiator proves to know, null until there is one
/// @param properties where the volume is found, a JSON object without the secret, null until that
///   is known
public record Connection(
    String id,
    VolumeId volume,
    String initiator,
    Status status,
    @Nullable String secret,
    @Nullable String properties) {

  @Override
  public String toString() {
    return "Connection[id=%s, volume=%s, initiator=%s, status=%s]"
        .formatted(id, volume, initiator, status);
  }
}
