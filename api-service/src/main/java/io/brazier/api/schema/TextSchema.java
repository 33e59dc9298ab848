package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.text.Blanks;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A string.
///
/// @param shortest the least number of characters (code points, as Python counts)
/// @param longest the largest number of characters
/// @param pattern what the string must look like as a whole
/// @param format a rule that no pattern can say
record TextSchema(int shortest, int longest, WholePattern pattern, Format format)
    implements Schema {

  private static final WholePattern ANYTHING = WholePattern.of("(?s).*");

  static TextSchema ofLength(int shortest, int longest) {
    return new TextSchema(shortest, longest, ANYTHING, Format.ANY);
  }

  TextSchema withFormat(Format newFormat) {
    return new TextSchema(shortest, longest, pattern, newFormat);
  }

  TextSchema withPattern(String regex) {
    return new TextSchema(shortest, longest, WholePattern.of(regex), format);
  }

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    return value.isTextual()
        ? lengthViolation(value).or(() -> patternViolation(value)).or(() -> format.violation(value))
        : Violation.type(value, "string");
  }

  private Optional<Violation> lengthViolation(JsonNode value) {
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < shortest) {
      return Violation.saying(value, "is too short");
    }
    return length > longest ? Violation.saying(value, "is too long") : Optional.empty();
  }

  private Optional<Violation> patternViolation(JsonNode value) {
    return pattern.matches(value.textValue())
        ? Optional.empty()
        : Violation.saying(value, "does not match '%s'".formatted(pattern));
  }

  /// The string formats that Cinder adds to JSON schema (`cinder/api/validation/validators.py`).
  enum Format {
    /// No rule.
    ANY,
    /// Not only blanks. Its text stands alone.
    NAME,
    /// Not only blanks.
    REASON,
    /// Printable characters of the basic multilingual plane, and a last line feed: the pattern that
    /// Cinder says it by is of the form of [WholePattern].
    PRINTABLE,
    /// A UUID in any usual spelling: the hyphens may stand anywhere.
    UUID;

    private static final int LAST_PRINTABLE = 0xFFFE;
    private static final Pattern LINE_FEED = Pattern.compile("\\n\\z");
    private static final Pattern UUID_ORNAMENT = Pattern.compile("urn:|uuid:|[{}-]");
    private static final Pattern UUID_DIGITS = Pattern.compile("[0-9a-fA-F]{32}");

    Optional<Violation> violation(JsonNode value) {
      if (fits(value.textValue())) {
        return Optional.empty();
      }
      return this == NAME
          ? Violation.ofName(
              value,
              "An invalid 'name' value was provided. The name must be: printable characters. Can"
                  + " not start or end with whitespace.")
          : Violation.saying(value, "is not a '%s'".formatted(name().toLowerCase(Locale.ROOT)));
    }

    private boolean fits(String text) {
      return switch (this) {
        case ANY -> true;
        case NAME, REASON -> !Blanks.areAll(text);
        case PRINTABLE ->
            LINE_FEED.matcher(text).replaceFirst("").codePoints().allMatch(Format::isPrintable);
        case UUID -> UUID_DIGITS.matcher(UUID_ORNAMENT.matcher(text).replaceAll("")).matches();
      };
    }

    private static boolean isPrintable(int point) {
      return point <= LAST_PRINTABLE
          && switch (Character.getType(point)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.PRIVATE_USE,
                Character.UNASSIGNED,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
          };
    }
  }
}
