package io.brazier.api.volume;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The keys of a volume as the API's documentation lists them, by the version that brought them.
final class VolumeKeys {

  /// What administrators see only.
  static final Set<String> ADMIN =
      Set.of(
          "migration_status",
          "provider_id",
          "cluster_name",
          "os-vol-host-attr:host",
          "os-vol-mig-status-attr:migstat",
          "os-vol-mig-status-attr:name_id");

  private static final Set<String> BASE =
      Set.of(
          "id",
          "name",
          "links",
          "status",
          "size",
          "availability_zone",
          "created_at",
          "updated_at",
          "description",
          "volume_type",
          "snapshot_id",
          "source_volid",
          "metadata",
          "user_id",
          "bootable",
          "encrypted",
          "replication_status",
          "consistencygroup_id",
          "multiattach",
          "attachments",
          "migration_status",
          "os-vol-tenant-attr:tenant_id",
          "os-vol-host-attr:host",
          "os-vol-mig-status-attr:migstat",
          "os-vol-mig-status-attr:name_id");

  private static final Map<String, Integer> LATER =
      Map.of(
          "group_id", 13,
          "provider_id", 21,
          "shared_targets", 48,
          "service_uuid", 48,
          "cluster_name", 61,
          "volume_type_id", 63,
          "consumes_quota", 65);

  private VolumeKeys() {}

  /// What an administrator sees of a plain volume in show and the detailed list.
  static Set<String> ofDetail(int minor) {
    Set<String> keys = new TreeSet<>(BASE);
    LATER.forEach((key, since) -> {
      if (minor >= since) {
        keys.add(key);
      }
    });
    return keys;
  }
}
