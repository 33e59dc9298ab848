package io.brazier.api.grouptype;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.keyvalue.KeyValueForm;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `POST /group_types` (`cinder/api/schemas/group_types.py`).
///
/// @param name unique among live types
/// @param description null for none
/// @param isPublic whether everybody may use it
/// @param specs none has no value
record NewGroupType(
    String name,
    @Nullable String description,
    boolean isPublic,
    Map<String, @Nullable String> specs) {

  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "group_type",
          ObjectSchema.closed()
              .required("name", Schemas.name())
              .optional("description", Schemas.description())
              .optional("group_specs", Schemas.metadata().orNull())
              .optional("is_public", Schemas.bool()));

  NewGroupType {
    specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
  }

  /// Reads a body.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the field
  static NewGroupType read(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    BodyFields type = new BodyFields(body.required("group_type"));
    return new NewGroupType(
        type.text("name").orElseThrow(),
        type.text("description").orElse(null),
        type.bool("is_public").orElse(true),
        KeyValueForm.pairs(type.object().get("group_specs")));
  }
}
