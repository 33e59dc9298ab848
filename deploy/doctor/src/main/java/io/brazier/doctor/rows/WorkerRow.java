package io.brazier.doctor.rows;

import io.brazier.volume.VolumeId;
import io.brazier.work.Resource;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Work under way.
///
/// @param resource what it is about
/// @param status of the resource while the work lasts
/// @param topic whose turn it is
/// @param attempt how often it was taken on this topic
/// @param dueAt when the sweep should have looked at it, or the end of its lease
/// @param leaseOwner who holds it, null if nobody
/// @param lastError why the last attempt failed, null if none did
public record WorkerRow(
    long id,
    Resource resource,
    String operation,
    String status,
    String payload,
    String topic,
    int attempt,
    Instant dueAt,
    @Nullable String leaseOwner,
    long fence,
    @Nullable String lastError) {

  /// Whether what it is about is one of these and waits for it.
  public boolean isAwaitedBy(Map<VolumeId, VolumeRow> volumes) {
    VolumeRow volume = volumes.get(new VolumeId(resource.id()));
    return volume != null
        && resource.equals(Resource.volume(volume.id()))
        && status.equals(volume.status());
  }

  /// The row in words.
  public String title() {
    return "worker %d (%s of %s %s)".formatted(id, operation, resource.type(), resource.id());
  }
}
