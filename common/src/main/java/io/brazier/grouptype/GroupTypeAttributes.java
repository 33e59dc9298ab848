package io.brazier.grouptype;

import static io.brazier.list.Attribute.Scalar.NONE;
import static io.brazier.list.Attribute.Scalar.WORD;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.context.Scope;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import java.util.List;

/// What lists of group types may be sorted and filtered by (`cinder/api/v3/group_types.py`). There
/// are few of them, so they need no index.
public final class GroupTypeAttributes {

  private static final Condition PUBLIC = new Condition.Own("is_public", List.of());

  /// The table. A private one is open to no project.
  public static final Attributes ALL =
      Attributes.of(
              "group_types",
              "not deleted",
              scope -> scope instanceof Scope.All ? Condition.ALWAYS : PUBLIC,
              required("is_public", "is_public", NONE).forEverybody(),
              required("id", "id", WORD),
              required("name", "name", WORD),
              nullable("description", "description", WORD),
              required("created_at", "created_at", NONE),
              nullable("updated_at", "updated_at", NONE))
          .neverRefusing();

  private GroupTypeAttributes() {}
}
