package io.brazier.api.list;

import io.brazier.attachment.AttachmentAttributes;
import io.brazier.snapshot.SnapshotAttributes;
import io.brazier.usermessage.MessageAttributes;
import io.brazier.volume.VolumeAttributes;
import io.brazier.volumetype.VolumeTypeAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What everybody can filter by, as `GET /resource_filters` lists it
/// (`etc/cinder/resource_filters.json`).
public final class ResourceFilters {

  private static final SequencedMap<String, List<String>> CONFIGURED = configured();

  private ResourceFilters() {}

  private static SequencedMap<String, List<String>> configured() {
    SequencedMap<String, List<String>> filters = new LinkedHashMap<>();
    filters.put("volume", VolumeAttributes.ALL.forEverybody());
    filters.put("backup", List.of("name", "status", "volume_id"));
    filters.put("snapshot", SnapshotAttributes.ALL.forEverybody());
    filters.put("group", List.of("name"));
    filters.put("group_snapshot", List.of("name", "status", "group_id"));
    filters.put("attachment", AttachmentAttributes.ALL.forEverybody());
    filters.put("message", MessageAttributes.ALL.forEverybody());
    filters.put("pool", List.of("name", "volume_type"));
    filters.put("volume_type", VolumeTypeAttributes.ALL.forEverybody());
    return Collections.unmodifiableSequencedMap(filters);
  }

  /// The names of filters by resource.
  public static SequencedMap<String, List<String>> all() {
    return CONFIGURED;
  }
}
