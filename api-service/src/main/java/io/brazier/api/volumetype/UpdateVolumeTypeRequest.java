package io.brazier.api.volumetype;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.text.Blanks;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `PUT /types/{id}`: null leaves a value as it is.
///
/// @param name the new name, not blank
/// @param description the new description
/// @param isPublic whether every project may use it from now on
record UpdateVolumeTypeRequest(
    @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {

  private static final int LONGEST = 255;
  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "volume_type",
          ObjectSchema.closed()
              .optional("name", Schemas.text(1, LONGEST).orNull())
              .optional("description", Schemas.description())
              .optional("is_public", Schemas.bool()));

  /// Reads a body.
  ///
  /// @throws Fault.Invalid if its form is wrong, the name blank, or nothing is to be changed
  static UpdateVolumeTypeRequest read(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    BodyFields type = new BodyFields(body.required("volume_type"));
    UpdateVolumeTypeRequest wanted =
        new UpdateVolumeTypeRequest(
            type.text("name").orElse(null),
            type.text("description").orElse(null),
            type.bool("is_public").orElse(null));
    wanted.requireMeaning();
    return wanted;
  }

  private void requireMeaning() {
    if (name != null && Blanks.areAll(name)) {
      throw new Fault.Invalid("Volume type name can not be empty.");
    }
    if (name == null && description == null && isPublic == null) {
      throw new Fault.Invalid(
          "Specify volume type name, description, is_public or a combination thereof.");
    }
  }
}
