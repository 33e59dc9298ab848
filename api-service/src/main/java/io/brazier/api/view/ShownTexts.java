package io.brazier.api.view;

import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names and descriptions as clients send them: under their name or an old alias, with blanks
/// around them that are not kept. If both keys are there the name counts, be it null.
public final class ShownTexts {

  private static final int LONGEST = 255;

  private ShownTexts() {}

  /// With the keys of names and descriptions, which come before others.
  public static ObjectSchema in(ObjectSchema schema) {
    Schema text = Schemas.text().orNull();
    return schema
        .optional("name", text)
        .optional("display_name", text)
        .optional("description", text)
        .optional("display_description", text);
  }

  /// The name, null for none.
  ///
  /// @throws Fault.Invalid if it is too long
  public static @Nullable String name(BodyFields fields) {
    return read(fields, "name", "display_name");
  }

  /// The description, null for none.
  ///
  /// @throws Fault.Invalid if it is too long
  public static @Nullable String description(BodyFields fields) {
    return read(fields, "description", "display_description");
  }

  /// Whether the name is to be changed.
  public static boolean hasName(BodyFields fields) {
    return fields.has("name") || fields.has("display_name");
  }

  /// Whether the description is to be changed.
  public static boolean hasDescription(BodyFields fields) {
    return fields.has("description") || fields.has("display_description");
  }

  private static @Nullable String read(BodyFields fields, String name, String alias) {
    for (String key : List.of(name, alias)) {
      fields.stripped(key).ifPresent(value -> requireFitting(name, value));
    }
    return fields.stripped(fields.has(name) ? name : alias).orElse(null);
  }

  /// Refuses what no column holds.
  ///
  /// @param name what the text is called in the refusal
  /// @throws Fault.Invalid if it is too long
  public static void requireFitting(String name, String value) {
    int length = value.codePointCount(0, value.length());
    if (length > LONGEST) {
      throw Fault.Invalid.input(
          "%s has %d characters, more than %d.".formatted(name, length, LONGEST));
    }
  }
}
