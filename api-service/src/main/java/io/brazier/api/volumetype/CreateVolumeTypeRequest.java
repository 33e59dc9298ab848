package io.brazier.api.volumetype;

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

/// What a client asks for with `POST /types` (`cinder/api/schemas/volume_types.py`).
///
/// @param name unique among live types
/// @param description null for none
/// @param isPublic whether every project may use it
/// @param extraSpecs a key may have no value
record CreateVolumeTypeRequest(
    String name,
    @Nullable String description,
    boolean isPublic,
    Map<String, @Nullable String> extraSpecs) {

  private static final String ACCESS = "os-volume-type-access:is_public";
  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "volume_type",
          ObjectSchema.closed()
              .required("name", Schemas.name())
              .optional("description", Schemas.description())
              .optional("extra_specs", Schemas.metadataWithNulls())
              .optional(ACCESS, Schemas.bool()));

  CreateVolumeTypeRequest {
    extraSpecs = Collections.unmodifiableMap(new LinkedHashMap<>(extraSpecs));
  }

  /// Reads a body.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the field
  static CreateVolumeTypeRequest read(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    BodyFields type = new BodyFields(body.required("volume_type"));
    return new CreateVolumeTypeRequest(
        type.text("name").orElseThrow(),
        type.text("description").orElse(null),
        type.bool(ACCESS).orElse(true),
        KeyValueForm.pairs(type.object().get("extra_specs")));
  }
}
