package io.brazier.api.pool;

import io.brazier.text.Blanks;
import java.util.Locale;
import java.util.Set;

/// Booleans as `strutils.bool_from_string` reads them leniently: what is no word for true is false.
final class LenientBoolean {

  private static final Set<String> TRUE = Set.of("t", "true", "on", "y", "yes", "1");

  private LenientBoolean() {}

  static boolean parse(String text) {
    return TRUE.contains(Blanks.strip(text).toLowerCase(Locale.ROOT));
  }
}
