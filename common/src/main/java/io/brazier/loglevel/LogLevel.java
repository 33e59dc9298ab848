package io.brazier.loglevel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/// The levels by Cinder's names (`cinder/utils.py: get_log_method`), from the most to the least
/// that is logged.
public enum LogLevel {
  /// What developers look at.
  DEBUG,
  /// What happens.
  INFO,
  /// What operators should know.
  WARNING,
  /// What failed.
  ERROR;

  /// The same of the logging library.
  Level level() {
    return switch (this) {
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  /// Reads a name in any case; empty if it is none.
  public static Optional<LogLevel> find(String name) {
    String word = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.name().equals(word)).findFirst();
  }

  /// The nearest one that logs no less than a level of the logging library.
  static LogLevel of(Level level) {
    return Arrays.stream(values())
        .filter(each -> each.level().intValue() >= level.intValue())
        .findFirst()
        .orElse(ERROR);
  }
}
