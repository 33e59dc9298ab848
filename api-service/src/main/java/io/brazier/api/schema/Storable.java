package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/// Whether a value can be stored and read back as it is. PostgreSQL takes neither NUL nor half a
/// surrogate pair, and writes a number out digit by digit: `1e131072` it refuses, and `1e9999`
/// becomes a text that nobody reads again. Cinder lets its database refuse them, with a 500.
public final class Storable {

  /// The powers of ten that a double has, which is what others take a number for.
  private static final int LARGEST_EXPONENT = 308;

  private Storable() {}

  /// Whether all texts, keys and numbers of a document can be stored.
  public static boolean isStorable(JsonNode json) {
    if (json.isTextual()) {
      return isStorable(json.textValue());
    }
    if (json.isFloatingPointNumber()) {
      return isStorable(json.decimalValue());
    }
    for (var entry : json.properties()) {
      if (!isStorable(entry.getKey())) {
        return false;
      }
    }
    for (JsonNode child : json) {
      if (!isStorable(child)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a text can be stored.
  public static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(point ->
            point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }

  private static boolean isStorable(BigDecimal number) {
    long exponent = (long) number.precision() - number.scale() - 1;
    return Math.abs(exponent) <= LARGEST_EXPONENT;
  }
}
