package io.brazier.api.volume;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.api.view.ShownTexts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `PUT /volumes/{id}`.
///
/// @param renamed whether the name is to be changed
/// @param name the new name, null for none
/// @param redescribed whether the description is to be changed
/// @param description the new description, null for none
/// @param metadata the whole new metadata, null to leave it as it is
record UpdateVolumeRequest(
    boolean renamed,
    @Nullable String name,
    boolean redescribed,
    @Nullable String description,
    @Nullable Map<String, String> metadata) {

  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "volume",
          ShownTexts.in(ObjectSchema.closed().filledIn(VersionRange.since("3.53")))
              .optional("metadata", Schemas.metadata()));

  /// Reads a body.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the field
  static UpdateVolumeRequest read(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    BodyFields volume = new BodyFields(body.required("volume"));
    return new UpdateVolumeRequest(
        ShownTexts.hasName(volume),
        ShownTexts.name(volume),
        ShownTexts.hasDescription(volume),
        ShownTexts.description(volume),
        volume.map("metadata").orElse(null));
  }
}
