package io.brazier.transfer;

import static io.brazier.list.Attribute.Scalar.LATE_FLAG;
import static io.brazier.list.Attribute.Scalar.MOMENT;
import static io.brazier.list.Attribute.Scalar.TEXT;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.context.Scope;
import io.brazier.list.Attribute.Column;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;

/// What lists of transfers may be sorted and filtered by (`cinder/api/v3/volume_transfer.py`):
/// everything that they show. A project has few; filters look through them.
public final class TransferAttributes {

  /// The table.
  public static final Attributes ALL =
      Attributes.of(
          "transfers",
          "not deleted",
          TransferAttributes::offeredBy,
          required("id", "id", TEXT).forEverybody(),
          nullable("name", "display_name", TEXT).forEverybody(),
          nullable("display_name", "display_name", TEXT).forEverybody(),
          required("volume_id", "volume_id", TEXT).forEverybody().by("transfers_live_volume"),
          required("created_at", "created_at", MOMENT).forEverybody().by("transfers_live_project"),
          nullable("updated_at", "updated_at", MOMENT).forEverybody(),
          required("no_snapshots", "no_snapshots", LATE_FLAG).forEverybody().since(55),
          required("source_project_id", "source_project_id", TEXT).forEverybody().since(57),
          nullable("destination_project_id", "destination_project_id", TEXT)
              .forEverybody()
              .since(57),
          required("accepted", "accepted", LATE_FLAG).forEverybody().since(57));

  private TransferAttributes() {}

  /// Who was offered one knows its id and key, and finds it in no list.
  private static Condition offeredBy(Scope scope) {
    return switch (scope) {
      case Scope.All() -> Condition.ALWAYS;
      case Scope.None() -> Condition.NEVER;
      case Scope.Project(String id) ->
          new Condition.Equal(new Column("source_project_id", false), id);
    };
  }
}
