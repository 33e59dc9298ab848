package io.brazier.manager.snapshot;

import io.brazier.bus.Notifier;
import io.brazier.manager.operation.UsageNotifications;
import io.brazier.resource.ResourceKind;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happens to snapshots, with Cinder's fields (`notify_about_snapshot_usage`,
/// `cinder/volume/volume_utils.py`), two of which are texts of Python's.
@Singleton
public class SnapshotNotifications extends UsageNotifications<SnapshotRef> {

  SnapshotNotifications(Notifier notifier) {
    super(ResourceKind.SNAPSHOT, notifier);
  }

  @Override
  protected Map<String, @Nullable Object> usage(SnapshotRef snapshot, String status) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("tenant_id", snapshot.projectId());
    payload.put("user_id", snapshot.userId());
    payload.put("availability_zone", snapshot.availabilityZone());
    payload.put("volume_id", snapshot.volumeId().value());
    payload.put("volume_size", snapshot.size().value());
    payload.put("snapshot_id", snapshot.id().value());
    payload.put("display_name", snapshot.name());
    payload.put("created_at", time(snapshot.createdAt()));
    payload.put("status", status);
    payload.put("deleted", status.equals("deleted") ? "True" : "False");
    payload.put("metadata", python(snapshot.metadata()));
    return payload;
  }

  private static String python(Map<String, String> metadata) {
    return new TreeMap<>(metadata)
        .entrySet().stream()
            .map(pair -> "'%s': '%s'".formatted(pair.getKey(), pair.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
