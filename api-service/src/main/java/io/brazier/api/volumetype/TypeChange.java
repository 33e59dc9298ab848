package io.brazier.api.volumetype;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.text.Blanks;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `PUT /types/{id}`, and with `PUT /group_types/{id}`: null leaves a
/// value as it is.
///
/// @param name the new name, not blank
/// @param description the new description
/// @param isPublic whether every project may use it from now on
public record TypeChange(
    @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {

  private static final int LONGEST = 255;

  /// A kind of types, with the form of its bodies.
  ///
  /// @param element the envelope
  /// @param noun how a refusal calls it
  /// @param body what a body must be like
  public record Kind(String element, String noun, Schema body) {

    /// Volume types.
    public static final Kind VOLUME =
        of("volume_type", "Volume type", Schemas.text(1, LONGEST).orNull());

    /// Group types.
    public static final Kind GROUP = of("group_type", "Group type", Schemas.name0());

    private static Kind of(String element, String noun, Schema name) {
      return new Kind(
          element,
          noun,
          ObjectSchema.body(
              element,
              ObjectSchema.closed()
                  .optional("name", name)
                  .optional("description", Schemas.description())
                  .optional("is_public", Schemas.bool())));
    }

    /// Reads a body.
    ///
    /// @throws Fault.Invalid if its form is wrong, the name blank, or nothing is to be changed
    public TypeChange read(JsonNode sent, ApiVersion version) {
      body.check(sent, version);
      BodyFields type = new BodyFields(sent.required(element));
      TypeChange wanted =
          new TypeChange(
              type.text("name").orElse(null),
              type.text("description").orElse(null),
              type.bool("is_public").orElse(null));
      wanted.requireMeaning(noun);
      return wanted;
    }
  }

  private void requireMeaning(String noun) {
    if (name != null && Blanks.areAll(name)) {
      throw new Fault.Invalid(noun + " name can not be empty.");
    }
    if (name == null && description == null && isPublic == null) {
      throw new Fault.Invalid(
          "Specify %s name, description, is_public or a combination thereof."
              .formatted(noun.toLowerCase(Locale.ROOT)));
    }
  }
}
