package io.brazier.doctor.rows;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a query, by the names of its columns.
record Row(Map<String, @Nullable Object> cells) {

  String text(String column) {
    return cell(column).toString();
  }

  /// A text that may be null.
  @Nullable String optionalText(String column) {
    Object cell = cells.get(column);
    return cell == null ? null : cell.toString();
  }

  long number(String column) {
    return ((Number) cell(column)).longValue();
  }

  boolean truth(String column) {
    return (Boolean) cell(column);
  }

  Instant moment(String column) {
    return ((Timestamp) cell(column)).toInstant();
  }

  private Object cell(String column) {
    return requireNonNull(cells.get(column), column);
  }
}
