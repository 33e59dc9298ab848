package io.brazier.api.request;

import io.brazier.fault.Fault;
import io.brazier.text.Blanks;
import java.util.Locale;
import java.util.Set;

/// Booleans in query strings, as `strutils.bool_from_string` reads them strictly.
final class StrictBoolean {

  private static final Set<String> TRUE = Set.of("t", "true", "on", "y", "yes", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "off", "n", "no", "0");

  private StrictBoolean() {}

  /// Reads a value.
  ///
  /// @throws Fault.Invalid naming the parameter if the value is no boolean
  static boolean parse(String name, String value) {
    String word = Blanks.strip(value).toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw new Fault.Invalid("Value '%s' for '%s' is not a boolean.".formatted(value, name));
  }
}
