package io.brazier.capability;

import io.brazier.text.Blanks;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Reads numbers as Python's `float` does, which operators' existing types were written for.
final class PythonFloat {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(_\\d+)*+\\.?(\\d+(_\\d+)*+)?|\\.\\d+(_\\d+)*+)([eE][+-]?\\d+)?");

  private PythonFloat() {}

  /// Empty if the text is no number.
  static OptionalDouble parse(String text) {
    String stripped = Blanks.strip(text).toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(stripped).matches()) {
      return OptionalDouble.of(Double.parseDouble(stripped.replace("_", "")));
    }
    return switch (stripped) {
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.empty();
    };
  }
}
