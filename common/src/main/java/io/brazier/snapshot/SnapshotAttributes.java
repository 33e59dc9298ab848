package io.brazier.snapshot;

import static io.brazier.list.Attribute.Scalar.FLAG;
import static io.brazier.list.Attribute.Scalar.LATE_FLAG;
import static io.brazier.list.Attribute.Scalar.LITERAL;
import static io.brazier.list.Attribute.Scalar.MOMENT;
import static io.brazier.list.Attribute.Scalar.NONE;
import static io.brazier.list.Attribute.Scalar.TEXT;
import static io.brazier.list.Attribute.Scalar.WHOLE;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import java.util.List;

/// What lists of snapshots may be sorted and filtered by (`cinder/api/v3/snapshots.py`,
/// `cinder/db/api.py: _process_snaps_filters`).
public final class SnapshotAttributes {

  private static final Pairs METADATA =
      new Pairs("snapshot_metadata", "m.snapshot_id = snapshots.id");

  /// The table. `availability_zone` and `host` are those of the volumes: [#inZone], [#onHost].
  public static final Attributes ALL =
      Attributes.of(
              "snapshots",
              "not deleted",
              nullable("name", "display_name", TEXT).forEverybody().by("snapshots_live_name"),
              required("status", "status", LITERAL).forEverybody().by("snapshots_live_status"),
              required("volume_id", "volume_id", LITERAL)
                  .forEverybody()
                  .by("snapshots_live_volume, as a filter"),
              required("metadata", "id", METADATA)
                  .forEverybody()
                  .filterOnly()
                  .since(22)
                  .by("snapshot_metadata_pairs"),
              required("availability_zone", "id", NONE).forEverybody().filterOnly(),
              required("consumes_quota", "use_quota", FLAG).forEverybody().filterOnly().since(65),
              required("id", "id", LITERAL).by("snapshots_pkey, as a filter"),
              required("created_at", "created_at", MOMENT)
                  .by("snapshots_live_project; of all projects snapshots_live_created"),
              nullable("updated_at", "updated_at", MOMENT),
              nullable("display_name", "display_name", TEXT).by("snapshots_live_name"),
              nullable("description", "display_description", LITERAL),
              nullable("display_description", "display_description", LITERAL),
              required("user_id", "user_id", LITERAL),
              required("project_id", "project_id", LITERAL).by("snapshots_live_project"),
              required("volume_size", "volume_size", WHOLE),
              required("volume_type_id", "volume_type_id", LITERAL),
              nullable("progress", "progress", LITERAL),
              nullable("group_snapshot_id", "group_snapshot_id", LITERAL),
              nullable("cgsnapshot_id", "cgsnapshot_id", LITERAL),
              nullable("encryption_key_id", "encryption_key_id", LITERAL),
              nullable("scheduled_at", "scheduled_at", MOMENT),
              required("use_quota", "use_quota", FLAG).since(65),
              required("deleted", "deleted", LATE_FLAG),
              nullable("provider_id", "provider_id", LITERAL).hidden(),
              required("host", "id", NONE).filterOnly())
          .keeping("snapshot", Condition.ALWAYS);

  private SnapshotAttributes() {}

  /// The volume is in this zone.
  public static Condition inZone(String zone) {
    return new Condition.Own(
        "exists (select 1 from volumes v where v.id = snapshots.volume_id and v.availability_zone = %s)",
        List.of(zone));
  }

  /// The volume is on this host, backend or pool.
  public static Condition onHost(String host) {
    return new Condition.Own(
        """
        exists (select 1 from volumes v where v.id = snapshots.volume_id
          and (v.host = %1$s or starts_with(v.host, %1$s || '@') or starts_with(v.host, %1$s || '#')))
        """,
        List.of(host));
  }
}
