package io.brazier.volumetype;

import io.brazier.page.Column;
import java.util.Map;
import java.util.Optional;

/// The attributes of a volume type that lists may sort and filter by, and the columns behind them.
public final class VolumeTypeColumns {

  private static final Map<String, Column> BY_ATTRIBUTE =
      Map.of(
          "id", Column.required("id"),
          "name", Column.required("name"),
          "is_public", Column.required("is_public"),
          "created_at", Column.required("created_at"),
          "updated_at", Column.nullable("updated_at"),
          "description", Column.nullable("description"),
          "qos_specs_id", Column.nullable("qos_specs_id"));

  private VolumeTypeColumns() {}

  /// The column behind an attribute; empty if types have no such attribute.
  public static Optional<Column> find(String attribute) {
    return Optional.ofNullable(BY_ATTRIBUTE.get(attribute));
  }
}
