package io.brazier.flow.observe;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps what is logged.
@SuppressWarnings("serial") // a Logger is serializable, this one never is serialized
final class RecordingLogger extends Logger {
  private static final long serialVersionUID = 1L;

  record Line(Level level, String text, @Nullable Throwable stack) {}

  private final List<Line> lines = new ArrayList<>();
  private final boolean debug;

  RecordingLogger(boolean debug) {
    super("recording");
    this.debug = debug;
  }

  List<Line> lines() {
    return lines;
  }

  @Override
  public boolean isEnabled(Level level) {
    return debug || level.compareTo(Level.DEBUG) < 0;
  }

  @Override
  protected void doLog(
      Level level,
      String loggerClassName,
      Object message,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    if (isEnabled(level)) {
      lines.add(new Line(level, message.toString(), thrown));
    }
  }

  @Override
  protected void doLogf(
      Level level,
      String loggerClassName,
      String format,
      Object[] parameters,
      @Nullable Throwable thrown) {
    if (isEnabled(level)) {
      lines.add(new Line(level, String.format(format, parameters), thrown));
    }
  }
}
