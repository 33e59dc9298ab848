package io.brazier.api.paging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What can be filtered by, by default, as `GET /resource_filters` lists it
/// (`etc/cinder/resource_filters.json`).
public final class ResourceFilters {

  private static final SequencedMap<String, List<String>> CONFIGURED = configured();

  private ResourceFilters() {}

  private static SequencedMap<String, List<String>> configured() {
    SequencedMap<String, List<String>> filters = new LinkedHashMap<>();
    filters.put(
        "volume",
        List.of(
            "name",
            "status",
            "metadata",
            "bootable",
            "migration_status",
            "availability_zone",
            "group_id",
            "size",
            "created_at",
            "updated_at",
            "consumes_quota"));
    filters.put("backup", List.of("name", "status", "volume_id"));
    filters.put(
        "snapshot",
        List.of("name", "status", "volume_id", "metadata", "availability_zone", "consumes_quota"));
    filters.put("group", List.of("name"));
    filters.put("group_snapshot", List.of("name", "status", "group_id"));
    filters.put("attachment", List.of("volume_id", "status", "instance_id", "attach_status"));
    filters.put(
        "message",
        List.of("resource_uuid", "resource_type", "event_id", "request_id", "message_level"));
    filters.put("pool", List.of("name", "volume_type"));
    filters.put("volume_type", List.of("is_public", "extra_specs"));
    return Collections.unmodifiableSequencedMap(filters);
  }

  /// The names of filters by resource.
  public static SequencedMap<String, List<String>> all() {
    return CONFIGURED;
  }

  /// The rules of a resource.
  ///
  /// @throws IllegalArgumentException if there is no such resource
  public static FilterRules of(String resource) {
    List<String> names = CONFIGURED.get(resource);
    if (names == null) {
      throw new IllegalArgumentException("no filters are configured for " + resource);
    }
    return FilterRules.of(names.toArray(String[]::new));
  }
}
