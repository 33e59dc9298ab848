package io.brazier.doctor.why;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// How moments, times and causes are written.
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration LONG = Duration.ofSeconds(10);

  private Words() {}

  /// In UTC, to the second.
  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /// `310 ms`, or `12.3 s` if it is long.
  static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    return span.compareTo(LONG) < 0
        ? Math.max(0, span.toMillis()) + " ms"
        : String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
  }

  /// `3.1 ms`, right-aligned.
  static String micros(long micros) {
    return String.format(Locale.ROOT, "%8.1f ms", micros / 1000.0);
  }

  /// Every line of a text that says something.
  static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
