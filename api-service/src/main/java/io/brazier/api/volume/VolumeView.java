package io.brazier.api.volume;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.links.Links;
import io.brazier.api.view.Fields;
import io.brazier.api.view.WireTime;
import io.brazier.attachment.Attachment;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A volume as a client sees it (`cinder/api/v3/views/volumes.py`); which keys there are depends on
/// the version and on who asks.
///
/// @param keys in Cinder's order; values are null where the volume has none
public record VolumeView(@JsonValue Map<String, @Nullable Object> keys) {

  /// A volume and who looks at it.
  private record Seen(VolumeParts parts, Viewer viewer) {
    Volume volume() {
      return parts.volume();
    }

    boolean byAdmin() {
      return viewer.admin();
    }

    boolean withTenant() {
      return viewer.seesTenant(volume());
    }

    boolean withImageMetadata() {
      return !parts.imageMetadata().isEmpty() && viewer.seesImageMetadata(volume());
    }
  }

  /// The reply to a create or an update.
  private static final Fields<Seen> COMMON =
      Fields.<Seen>none()
          .add("id", seen -> seen.volume().id().value())
          .add("status", seen -> VolumeStatus.shown(seen.volume().status()))
          .add("size", seen -> seen.volume().size())
          .add("availability_zone", seen -> seen.volume().availabilityZone())
          .add("created_at", seen -> WireTime.of(seen.volume().createdAt()))
          .add("updated_at", seen -> WireTime.of(seen.volume().updatedAt()))
          .add("name", seen -> seen.volume().displayName())
          .add("description", seen -> seen.volume().displayDescription())
          .add("volume_type", seen -> seen.parts().typeName())
          .add("snapshot_id", seen -> seen.volume().snapshotId())
          .add("source_volid", seen -> seen.volume().sourceVolid())
          .add("metadata", seen -> seen.parts().shownMetadata())
          .add("links", seen -> links(seen.volume(), seen.viewer().links()))
          .add("user_id", seen -> seen.volume().userId())
          // a string, not a boolean: clients compare it as one
          .add("bootable", seen -> Boolean.toString(seen.volume().bootable()))
          .add("encrypted", seen -> seen.volume().encryptionKeyId() != null)
          .add("replication_status", seen -> seen.volume().replicationStatus())
          .add("consistencygroup_id", seen -> seen.volume().consistencygroupId())
          .add("multiattach", seen -> seen.volume().multiattach())
          .add("attachments", VolumeView::attachments)
          .add("migration_status", seen -> seen.volume().migrationStatus())
          .onlyIf(Seen::byAdmin)
          .add("group_id", seen -> seen.volume().groupId())
          .since("3.13")
          .add("provider_id", seen -> seen.volume().providerId())
          .since("3.21")
          .onlyIf(Seen::byAdmin)
          .add(
              "shared_targets",
              seen -> Objects.requireNonNullElse(seen.volume().sharedTargets(), Boolean.TRUE))
          .since("3.48")
          .until("3.68")
          .add("shared_targets", seen -> seen.volume().sharedTargets())
          .since("3.69")
          .add("service_uuid", seen -> seen.volume().serviceUuid())
          .since("3.48")
          .add("cluster_name", seen -> seen.volume().clusterName())
          .since("3.61")
          .onlyIf(Seen::byAdmin)
          .add("volume_type_id", seen -> seen.volume().volumeTypeId())
          .since("3.63")
          .add("encryption_key_id", seen -> seen.volume().encryptionKeyId())
          .since("3.64")
          .onlyIf(seen -> seen.volume().encryptionKeyId() != null)
          .add("consumes_quota", seen -> seen.volume().useQuota())
          .since("3.65");

  /// What show and the detailed list give: besides, what depends on policy.
  private static final Fields<Seen> DETAIL =
      COMMON
          .add("os-vol-tenant-attr:tenant_id", seen -> seen.volume().projectId())
          .onlyIf(Seen::withTenant)
          .add("os-vol-mig-status-attr:migstat", seen -> seen.volume().migrationStatus())
          .onlyIf(seen -> seen.viewer().seesMigration())
          .add("os-vol-mig-status-attr:name_id", seen -> seen.volume().nameId())
          .onlyIf(seen -> seen.viewer().seesMigration())
          .add("os-vol-host-attr:host", seen -> seen.volume().host())
          .onlyIf(seen -> seen.viewer().seesHost())
          .add("volume_image_metadata", seen -> seen.parts().imageMetadata())
          .onlyIf(Seen::withImageMetadata);

  /// The entry of a plain list.
  static VolumeView summary(Volume volume, Links links) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("id", volume.id().value());
    keys.put("name", volume.displayName());
    keys.put("links", links(volume, links));
    return new VolumeView(Collections.unmodifiableMap(keys));
  }

  /// The reply to a create or an update.
  static VolumeView of(VolumeParts parts, Viewer viewer) {
    return new VolumeView(COMMON.of(new Seen(parts, viewer), viewer.version()));
  }

  /// What show and the detailed list give.
  static VolumeView detail(VolumeParts parts, Viewer viewer) {
    return new VolumeView(DETAIL.of(new Seen(parts, viewer), viewer.version()));
  }

  private static List<Map<String, @Nullable Object>> attachments(Seen seen) {
    return seen.parts().attachments().stream()
        .map(each -> attachment(each, seen.viewer().seesServers()))
        .toList();
  }

  private static Map<String, @Nullable Object> attachment(Attachment attachment, boolean withHost) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("id", attachment.volumeId().value());
    keys.put("attachment_id", attachment.id());
    keys.put("volume_id", attachment.volumeId().value());
    keys.put("server_id", attachment.instanceUuid());
    keys.put("host_name", withHost ? attachment.attachedHost() : null);
    keys.put("device", attachment.mountpoint());
    keys.put("attached_at", WireTime.of(attachment.attachTime()));
    return Collections.unmodifiableMap(keys);
  }

  private static Object links(Volume volume, Links links) {
    return links.of("volumes", volume.id().value());
  }
}
