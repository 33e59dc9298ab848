package io.brazier.api.list;

import io.brazier.fault.Fault;
import io.brazier.list.TimeComparison;
import io.brazier.text.Blanks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A comparison with a moment, as `created_at=gt:2026-01-01T00:00:00` asks for since 3.60. Several
/// of them are all to hold; upstream lets any of them do, against its own documentation.
record TimeFilter(TimeComparison comparison, Instant moment) {

  /// Python knows none after it, and PostgreSQL not all that Java does.
  private static final int LAST_YEAR = 9999;

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("]][XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  /// Reads a filter's value: comparisons with commas between them.
  ///
  /// @param name the filter's name, for the text
  /// @throws Fault.Invalid if an operator or a time is none
  static List<TimeFilter> parse(String name, String value) {
    return Arrays.stream(value.split(",", -1)).map(part -> parseOne(name, part)).toList();
  }

  private static TimeFilter parseOne(String name, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw invalidValue(name);
    }
    TimeComparison comparison = comparison(Blanks.strip(text.substring(0, colon)));
    return new TimeFilter(comparison, moment(name, Blanks.strip(text.substring(colon + 1))));
  }

  private static TimeComparison comparison(String word) {
    return Arrays.stream(TimeComparison.values())
        .filter(comparison -> comparison.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new Fault.Invalid("Invalid %s operator".formatted(word)));
  }

  /// A time without a zone is UTC.
  private static Instant moment(String name, String text) {
    try {
      TemporalAccessor read =
          FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (read.get(ChronoField.YEAR) > LAST_YEAR) {
        throw invalidValue(name);
      }
      return switch (read) {
        case OffsetDateTime moment -> moment.toInstant();
        case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC);
        default -> LocalDate.from(read).atStartOfDay(ZoneOffset.UTC).toInstant();
      };
    } catch (DateTimeException _) {
      // Every text that is no time ends here, and the client is told so.
      throw invalidValue(name);
    }
  }

  private static Fault.Invalid invalidValue(String name) {
    return new Fault.Invalid("Invalid %s value".formatted(name));
  }
}
