package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/// A string.
///
/// @param shortest the least number of characters (code points, as Python counts)
/// @param longest the largest number of characters
/// @param pattern what the string must look like as a whole
/// @param format a rule that no pattern can say
record TextSchema(int shortest, int longest, Pattern pattern, TextFormat format) implements Schema {

  private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

  static TextSchema ofLength(int shortest, int longest) {
    return new TextSchema(shortest, longest, ANYTHING, TextFormat.ANY);
  }

  TextSchema withFormat(TextFormat newFormat) {
    return new TextSchema(shortest, longest, pattern, newFormat);
  }

  TextSchema withPattern(String regex) {
    return new TextSchema(shortest, longest, Pattern.compile(regex), format);
  }

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    return value.isTextual()
        ? lengthViolation(value).or(() -> patternViolation(value)).or(() -> format.check(value))
        : Optional.of(Violation.type(value, "string"));
  }

  private Optional<Violation> lengthViolation(JsonNode value) {
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < shortest) {
      return Optional.of(Violation.of(value, PythonText.quoted(value) + " is too short"));
    }
    return length > longest
        ? Optional.of(Violation.of(value, PythonText.quoted(value) + " is too long"))
        : Optional.empty();
  }

  private Optional<Violation> patternViolation(JsonNode value) {
    return pattern.matcher(value.textValue()).matches()
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                value, "%s does not match '^%s$'".formatted(PythonText.quoted(value), pattern)));
  }
}
