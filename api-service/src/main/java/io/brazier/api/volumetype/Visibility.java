package io.brazier.api.volumetype;

import io.brazier.fault.Fault;
import io.brazier.text.Blanks;
import java.util.Locale;

/// Which types an administrator asks a list for, by the filter `is_public`.
enum Visibility {
  /// The public ones, and the private ones that are open to the caller's project.
  PUBLIC,
  /// The private ones.
  PRIVATE,
  /// All.
  ANY;

  /// Reads the filter (`cinder/api/v3/types.py: _parse_is_public`).
  ///
  /// @throws Fault.Invalid if it is neither a boolean nor `None`
  static Visibility parse(String value) {
    return switch (Blanks.strip(value).toLowerCase(Locale.ROOT)) {
      case "none" -> ANY;
      case "1", "t", "true", "on", "y", "yes" -> PUBLIC;
      case "0", "f", "false", "off", "n", "no" -> PRIVATE;
      default -> throw new Fault.Invalid("Invalid is_public filter [%s]".formatted(value));
    };
  }
}
