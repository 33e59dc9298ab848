package io.brazier.volumetype;

import static io.brazier.list.Attribute.Scalar.NONE;
import static io.brazier.list.Attribute.Scalar.WORD;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.context.Scope;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import java.util.List;
import java.util.Set;

/// What lists of volume types may be sorted and filtered by (`cinder/api/v3/types.py`). There are
/// few types, so they need no index but that of the access list, `volume_type_projects_pkey`.
public final class VolumeTypeAttributes {

  private static final Condition PUBLIC = new Condition.Own("is_public", List.of());

  /// The table. In a project are the types that are offered to it: the public ones, and the private
  /// ones that it has access to.
  public static final Attributes ALL =
      Attributes.of(
              "volume_types",
              "not deleted",
              VolumeTypeAttributes::offered,
              required("is_public", "is_public", NONE).forEverybody(),
              required(
                      "extra_specs",
                      "id",
                      new Pairs(
                          "volume_type_extra_specs",
                          "m.volume_type_id = volume_types.id",
                          Set.of(ExtraSpecs.AVAILABILITY_ZONES)))
                  .forEverybody()
                  .filterOnly()
                  .since(52),
              required("id", "id", WORD),
              required("name", "name", WORD),
              nullable("description", "description", WORD),
              nullable("qos_specs_id", "qos_specs_id", WORD).hidden(),
              required("created_at", "created_at", NONE),
              nullable("updated_at", "updated_at", NONE))
          .refusingSince(52);

  private VolumeTypeAttributes() {}

  private static Condition offered(Scope scope) {
    return switch (scope) {
      case Scope.All() -> Condition.ALWAYS;
      case Scope.None() -> PUBLIC;
      case Scope.Project(String id) ->
          new Condition.Own(
              "(is_public or exists (select 1 from volume_type_projects p"
                  + " where p.volume_type_id = volume_types.id and p.project_id = %s))",
              List.of(id));
    };
  }
}
