package io.brazier.loglevel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The log levels of this process. A logger without a level of its own has that of the nearest one
/// above it, by the dots of its name; above all is the root.
@ApplicationScoped
public class LogLevels {

  private static final String ROOT = "";

  /// What operators see the root as.
  private static final String ROOT_WORD = "root";

  /// Loggers whose level was set: one that nobody holds would be forgotten with its level.
  private final Map<String, Logger> held = new ConcurrentHashMap<>();

  /// Sets the level of a logger, of what is below it and of whatever else begins so
  /// (`cinder/utils.py: set_log_levels`).
  ///
  /// @param prefix empty for all loggers
  public void set(String prefix, LogLevel level) {
    assign(prefix, level);
    own().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> assign(name, level));
  }

  private void assign(String name, LogLevel level) {
    Logger logger = Logger.getLogger(name);
    held.put(name, logger);
    logger.setLevel(level.level());
  }

  /// The loggers that have a level of their own; the root's name is empty.
  public SortedMap<String, LogLevel> own() {
    SortedMap<String, LogLevel> own = new TreeMap<>();
    LogManager manager = LogManager.getLogManager();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Level level = levelOf(manager.getLogger(name));
      if (level != null) {
        own.put(name, LogLevel.of(level));
      }
    }
    return own;
  }

  private static @Nullable Level levelOf(@Nullable Logger logger) {
    return logger == null ? null : logger.getLevel();
  }

  /// What is told of the loggers that begin with a prefix: those with a level of their own, and
  /// what holds for the prefix itself.
  ///
  /// @param own the loggers of a process that have a level of their own
  /// @param prefix empty for all loggers
  public static SortedMap<String, LogLevel> told(Map<String, LogLevel> own, String prefix) {
    SortedMap<String, LogLevel> told = new TreeMap<>();
    told.put(prefix.isEmpty() ? ROOT_WORD : prefix, effective(own, prefix));
    own.forEach((name, level) -> {
      if (!name.isEmpty() && name.startsWith(prefix)) {
        told.put(name, level);
      }
    });
    return told;
  }

  private static LogLevel effective(Map<String, LogLevel> own, String name) {
    String above = name;
    while (!own.containsKey(above) && !above.isEmpty()) {
      above = above.substring(0, Math.max(0, above.lastIndexOf('.')));
    }
    return own.getOrDefault(above, own.getOrDefault(ROOT, LogLevel.INFO));
  }
}
