package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The string formats that Cinder adds to JSON schema (`cinder/api/validation/validators.py`).
enum TextFormat {

  /// No rule.
  ANY {
    @Override
    boolean fits(String text) {
      return true;
    }
  },

  /// Not only blanks. Its text stands alone.
  NAME {
    @Override
    boolean fits(String text) {
      return !text.isBlank();
    }

    @Override
    Violation violation(JsonNode value) {
      return Violation.ofName(
          value,
          "An invalid 'name' value was provided. The name must be: printable characters. Can not"
              + " start or end with whitespace.");
    }
  },

  /// Printable characters of the basic multilingual plane.
  PRINTABLE {
    @Override
    boolean fits(String text) {
      return text.codePoints().allMatch(TextFormat::isPrintable);
    }
  },

  /// A UUID in any usual spelling: the hyphens may stand anywhere.
  UUID {
    @Override
    boolean fits(String text) {
      String bare = UUID_ORNAMENT.matcher(text).replaceAll("");
      return UUID_DIGITS.matcher(bare).matches();
    }
  },

  /// Base64 that can be decoded.
  BASE64 {
    @Override
    boolean fits(String text) {
      try {
        String bare = BLANKS.matcher(text).replaceAll("");
        Base64.getDecoder().decode(bare);
        return bare.length() % 4 == 0;
      } catch (IllegalArgumentException _) {
        // The decoder has no other way to say that a text is none.
        return false;
      }
    }
  },

  /// At most 65535 bytes of UTF-8.
  IMAGE_PROPERTY {
    @Override
    boolean fits(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IMAGE_PROPERTY;
    }
  };

  private static final int LONGEST_IMAGE_PROPERTY = 65_535;
  private static final int LAST_PRINTABLE = 0xFFFE;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern UUID_ORNAMENT = Pattern.compile("urn:|uuid:|[{}-]");
  private static final Pattern UUID_DIGITS = Pattern.compile("[0-9a-fA-F]{32}");

  abstract boolean fits(String text);

  /// The violation of a value that does not fit.
  Violation violation(JsonNode value) {
    return Violation.of(
        value,
        "%s is not a '%s'".formatted(PythonText.quoted(value), name().toLowerCase(Locale.ROOT)));
  }

  Optional<Violation> check(JsonNode value) {
    return fits(value.textValue()) ? Optional.empty() : Optional.of(violation(value));
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
