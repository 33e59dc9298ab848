package io.brazier.volume;

import static io.brazier.list.Attribute.Scalar.FLAG;
import static io.brazier.list.Attribute.Scalar.HOST;
import static io.brazier.list.Attribute.Scalar.LATE_FLAG;
import static io.brazier.list.Attribute.Scalar.LITERAL;
import static io.brazier.list.Attribute.Scalar.MOMENT;
import static io.brazier.list.Attribute.Scalar.TEXT;
import static io.brazier.list.Attribute.Scalar.WHOLE;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import java.util.List;

/// What lists of volumes may be sorted and filtered by (`cinder/api/v3/volumes.py`,
/// `cinder/db/api.py: _process_volume_filters`). Indexes are said for the lists of one project; a
/// filter without one that matches much is served by the order of creation.
public final class VolumeAttributes {

  /// The volume is not the hidden destination of a migration.
  public static final Condition NOT_HIDDEN =
      new Condition.Own(
          "(migration_status is null or migration_status not like 'target:%%')", List.of());

  private static final Pairs METADATA =
      new Pairs(
          "volume_metadata", "m.volume_id = volumes.id and m.project_id = volumes.project_id");
  private static final Pairs GLANCE_METADATA =
      new Pairs("volume_glance_metadata", "m.volume_id = volumes.id");

  private static final String NAME =
      "volumes_live_name; of all projects volumes_live_any_name; in part if the operator made one";

  /// The table.
  public static final Attributes ALL =
      Attributes.of(
              "volumes",
              "not deleted",
              nullable("name", "display_name", TEXT).forEverybody().by(NAME),
              required("status", "status", LITERAL).forEverybody().by("volumes_live_status"),
              required("metadata", "id", METADATA)
                  .forEverybody()
                  .filterOnly()
                  .by("volume_metadata_pairs"),
              required("bootable", "bootable", LATE_FLAG).forEverybody(),
              nullable("migration_status", "migration_status", LITERAL).forEverybody(),
              nullable("availability_zone", "availability_zone", LITERAL).forEverybody(),
              nullable("group_id", "group_id", LITERAL).forEverybody().since(10),
              required("size", "size", WHOLE).forEverybody().by("volumes_live_size"),
              required("created_at", "created_at", MOMENT)
                  .forEverybody()
                  .since(60)
                  .by("volumes_live_project; of all projects volumes_live_created"),
              nullable("updated_at", "updated_at", MOMENT).forEverybody().since(60),
              required("consumes_quota", "use_quota", FLAG).forEverybody().filterOnly().since(65),
              required("glance_metadata", "id", GLANCE_METADATA).filterOnly().since(4),
              required("id", "id", LITERAL).by("volumes_pkey, as a filter"),
              nullable("display_name", "display_name", TEXT).by(NAME),
              nullable("description", "display_description", LITERAL),
              nullable("display_description", "display_description", LITERAL),
              nullable("host", "host", HOST)
                  .hidden()
                  .by("volumes_live_host, as a filter by a whole pool"),
              required("volume_type_id", "volume_type_id", LITERAL)
                  .by("volumes_live_type, as a filter"),
              required("user_id", "user_id", LITERAL),
              required("project_id", "project_id", LITERAL).by("volumes_live_project"),
              required("multiattach", "multiattach", LATE_FLAG),
              required("attach_status", "attach_status", LITERAL),
              required("use_quota", "use_quota", FLAG).since(65),
              nullable("shared_targets", "shared_targets", LATE_FLAG),
              required("deleted", "deleted", LATE_FLAG),
              nullable("launched_at", "launched_at", MOMENT),
              nullable("scheduled_at", "scheduled_at", MOMENT),
              nullable("terminated_at", "terminated_at", MOMENT),
              nullable("cluster_name", "cluster_name", HOST).hidden(),
              nullable("snapshot_id", "snapshot_id", LITERAL),
              nullable("source_volid", "source_volid", LITERAL),
              nullable("consistencygroup_id", "consistencygroup_id", LITERAL),
              nullable("replication_status", "replication_status", LITERAL),
              nullable("provider_id", "provider_id", LITERAL).hidden(),
              nullable("previous_status", "previous_status", LITERAL).hidden(),
              nullable("encryption_key_id", "encryption_key_id", LITERAL),
              nullable("service_uuid", "service_uuid", LITERAL).hidden())
          .keeping("volume", NOT_HIDDEN);

  private VolumeAttributes() {}
}
