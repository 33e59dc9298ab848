package io.brazier.api.volume;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.links.Links;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.view.WireTime;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A volume as a client sees it (`cinder/api/v3/views/volumes.py`); which keys there are depends on
/// the version and on who asks.
///
/// @param keys in Cinder's order; values are null where the volume has none
public record VolumeView(@JsonValue Map<String, @Nullable Object> keys) {

  /// Keeps the order.
  public VolumeView {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /// The entry of a plain list.
  static VolumeView summary(Volume volume, Links links) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("id", volume.id().value());
    keys.put("name", volume.displayName());
    keys.put("links", links.of("volumes", volume.id().value()));
    return new VolumeView(keys);
  }

  /// The reply to a create or an update.
  static VolumeView of(VolumeParts parts, Viewer viewer) {
    return new VolumeView(common(parts, viewer));
  }

  /// What show and the detailed list give: besides, what depends on policy.
  static VolumeView detail(VolumeParts parts, Viewer viewer) {
    Volume volume = parts.volume();
    Map<String, @Nullable Object> keys = common(parts, viewer);
    if (viewer.seesTenant(volume)) {
      keys.put("os-vol-tenant-attr:tenant_id", volume.projectId());
    }
    if (viewer.seesMigration()) {
      keys.put("os-vol-mig-status-attr:migstat", volume.migrationStatus());
      keys.put("os-vol-mig-status-attr:name_id", volume.nameId());
    }
    if (viewer.seesHost()) {
      keys.put("os-vol-host-attr:host", volume.host());
    }
    if (!parts.imageMetadata().isEmpty() && viewer.seesImageMetadata(volume)) {
      keys.put("volume_image_metadata", parts.imageMetadata());
    }
    return new VolumeView(keys);
  }

  private static Map<String, @Nullable Object> common(VolumeParts parts, Viewer viewer) {
    Volume volume = parts.volume();
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("id", volume.id().value());
    keys.put("status", VolumeStatus.shown(volume.status()));
    keys.put("size", volume.size());
    keys.put("availability_zone", volume.availabilityZone());
    keys.put("created_at", WireTime.of(volume.createdAt()));
    keys.put("updated_at", WireTime.of(volume.updatedAt()));
    keys.put("name", volume.displayName());
    keys.put("description", volume.displayDescription());
    keys.put("volume_type", parts.typeName());
    keys.put("snapshot_id", volume.snapshotId());
    keys.put("source_volid", volume.sourceVolid());
    keys.put("metadata", parts.shownMetadata());
    keys.put("links", viewer.links().of("volumes", volume.id().value()));
    keys.put("user_id", volume.userId());
    // a string, not a boolean: clients compare it as one
    keys.put("bootable", Boolean.toString(volume.bootable()));
    keys.put("encrypted", volume.encryptionKeyId() != null);
    keys.put("replication_status", volume.replicationStatus());
    keys.put("consistencygroup_id", volume.consistencygroupId());
    keys.put("multiattach", volume.multiattach());
    // nothing can attach a volume yet, so none has attachments
    keys.put("attachments", List.of());
    if (viewer.admin()) {
      keys.put("migration_status", volume.migrationStatus());
    }
    addLater(keys, volume, viewer);
    return keys;
  }

  /// The keys that versions after 3.0 brought.
  private static void addLater(Map<String, @Nullable Object> keys, Volume volume, Viewer viewer) {
    ApiVersion version = viewer.version();
    if (version.minor() >= 13) {
      keys.put("group_id", volume.groupId());
    }
    if (version.minor() >= 21 && viewer.admin()) {
      keys.put("provider_id", volume.providerId());
    }
    if (version.minor() >= 48) {
      Boolean shared = volume.sharedTargets();
      keys.put("shared_targets", (shared == null && version.minor() < 69) ? Boolean.TRUE : shared);
      keys.put("service_uuid", volume.serviceUuid());
    }
    if (version.minor() >= 61 && viewer.admin()) {
      keys.put("cluster_name", volume.clusterName());
    }
    if (version.minor() >= 63) {
      keys.put("volume_type_id", volume.volumeTypeId());
    }
    String key = volume.encryptionKeyId();
    if (version.minor() >= 64 && key != null) {
      keys.put("encryption_key_id", key);
    }
    if (version.minor() >= 65) {
      keys.put("consumes_quota", volume.useQuota());
    }
  }
}
