package io.brazier.attachment;

import static io.brazier.list.Attribute.Scalar.LITERAL;
import static io.brazier.list.Attribute.Scalar.MOMENT;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.context.Scope;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import java.util.List;

/// What lists of attachments may be sorted and filtered by (`cinder/api/v3/attachments.py`). They
/// belong to whom their volume belongs. `status` is another name of `attach_status`; in Cinder it
/// finds nothing.
public final class AttachmentAttributes {

  /// The table.
  public static final Attributes ALL =
      Attributes.of(
          "volume_attachment",
          "not deleted",
          AttachmentAttributes::ofVolumes,
          required("volume_id", "volume_id", LITERAL)
              .forEverybody()
              .by("volume_attachment_live_volume"),
          required("status", "attach_status", LITERAL).forEverybody(),
          nullable("instance_id", "instance_uuid", LITERAL)
              .forEverybody()
              .by("volume_attachment_live_instance"),
          required("attach_status", "attach_status", LITERAL).forEverybody(),
          required("id", "id", LITERAL).by("volume_attachment_pkey, as a filter"),
          nullable("instance_uuid", "instance_uuid", LITERAL).by("volume_attachment_live_instance"),
          nullable("attached_host", "attached_host", LITERAL).hidden(),
          nullable("mountpoint", "mountpoint", LITERAL),
          nullable("attach_mode", "attach_mode", LITERAL),
          required("created_at", "created_at", MOMENT).by("volume_attachment_live_created"),
          nullable("updated_at", "updated_at", MOMENT),
          nullable("attach_time", "attach_time", MOMENT));

  private AttachmentAttributes() {}

  private static Condition ofVolumes(Scope scope) {
    return switch (scope) {
      case Scope.All() -> Condition.ALWAYS;
      case Scope.None() -> Condition.NEVER;
      case Scope.Project(String id) ->
          new Condition.Own(
              """
              exists (select 1 from volumes v
                where v.id = volume_attachment.volume_id and v.project_id = %s)
              """,
              List.of(id));
    };
  }
}
