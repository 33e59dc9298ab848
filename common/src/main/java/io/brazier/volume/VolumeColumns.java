package io.brazier.volume;

import io.brazier.page.Column;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The attributes of a volume that lists may sort and filter by, and the columns behind them.
public final class VolumeColumns {

  /// The last key of every sort, which makes it unique.
  public static final Column ID = Column.required("id");

  /// The first key when the client names none.
  public static final Column CREATED_AT = Column.required("created_at");

  private static final Map<String, Column> BY_ATTRIBUTE =
      Map.ofEntries(
          Map.entry("id", ID),
          Map.entry("created_at", CREATED_AT),
          Map.entry("size", Column.required("size")),
          Map.entry("status", Column.required("status")),
          Map.entry("user_id", Column.required("user_id")),
          Map.entry("project_id", Column.required("project_id")),
          Map.entry("bootable", Column.required("bootable")),
          Map.entry("multiattach", Column.required("multiattach")),
          Map.entry("volume_type_id", Column.required("volume_type_id")),
          Map.entry("attach_status", Column.required("attach_status")),
          Map.entry("use_quota", Column.required("use_quota")),
          Map.entry("updated_at", Column.nullable("updated_at")),
          Map.entry("launched_at", Column.nullable("launched_at")),
          Map.entry("scheduled_at", Column.nullable("scheduled_at")),
          Map.entry("terminated_at", Column.nullable("terminated_at")),
          Map.entry("name", Column.nullable("display_name")),
          Map.entry("display_name", Column.nullable("display_name")),
          Map.entry("description", Column.nullable("display_description")),
          Map.entry("display_description", Column.nullable("display_description")),
          Map.entry("host", Column.nullable("host")),
          Map.entry("cluster_name", Column.nullable("cluster_name")),
          Map.entry("availability_zone", Column.nullable("availability_zone")),
          Map.entry("migration_status", Column.nullable("migration_status")),
          Map.entry("snapshot_id", Column.nullable("snapshot_id")),
          Map.entry("source_volid", Column.nullable("source_volid")),
          Map.entry("group_id", Column.nullable("group_id")),
          Map.entry("consistencygroup_id", Column.nullable("consistencygroup_id")),
          Map.entry("replication_status", Column.nullable("replication_status")),
          Map.entry("provider_id", Column.nullable("provider_id")),
          Map.entry("service_uuid", Column.nullable("service_uuid")));

  private VolumeColumns() {}

  /// The column behind an attribute; empty if volumes have no such attribute.
  public static Optional<Column> find(String attribute) {
    return Optional.ofNullable(BY_ATTRIBUTE.get(attribute));
  }

  /// All attributes, for messages and tests.
  public static Set<String> attributes() {
    return BY_ATTRIBUTE.keySet();
  }
}
