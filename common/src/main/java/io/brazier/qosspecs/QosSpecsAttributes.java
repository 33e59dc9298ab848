package io.brazier.qosspecs;

import static io.brazier.list.Attribute.Scalar.NONE;
import static io.brazier.list.Attribute.Scalar.WORD;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.list.Attributes;

/// What the list of QoS specs may be sorted and filtered by
/// (`cinder/api/contrib/qos_specs_manage.py`). There are few of them, so they need no index.
public final class QosSpecsAttributes {

  /// The table.
  public static final Attributes ALL =
      Attributes.ofNobody(
              "qos_specs",
              "not deleted",
              required("id", "id", WORD).forEverybody(),
              required("name", "name", WORD).forEverybody(),
              required("consumer", "consumer", WORD).forEverybody(),
              required("created_at", "created_at", NONE),
              nullable("updated_at", "updated_at", NONE))
          .neverRefusing();

  private QosSpecsAttributes() {}
}
