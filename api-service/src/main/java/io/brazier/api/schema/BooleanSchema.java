package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Optional;
import java.util.Set;

/// A boolean, or one of the words that Cinder takes for one. JSON's 1 and 0 are none.
record BooleanSchema() implements Schema {

  static final Set<String> TRUE =
      Set.of("True", "TRUE", "true", "1", "ON", "On", "on", "YES", "Yes", "yes", "y", "t");
  static final Set<String> FALSE =
      Set.of("False", "FALSE", "false", "0", "OFF", "Off", "off", "NO", "No", "no", "n", "f");

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (value.isBoolean() || isWord(value)) {
      return Optional.empty();
    }
    return Optional.of(
        Violation.of(value, PythonText.quoted(value) + " is not one of the boolean values"));
  }

  private static boolean isWord(JsonNode value) {
    return value.isTextual()
        && (TRUE.contains(value.textValue()) || FALSE.contains(value.textValue()));
  }
}
