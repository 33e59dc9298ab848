package io.brazier.doctor.rows;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a query, by the names of its columns.
///
/// @param cells what the driver made of them; arrays are Java's
public record Row(Map<String, @Nullable Object> cells) {

  /// A text.
  public String text(String column) {
    return cell(column).toString();
  }

  /// A text that may be null.
  public @Nullable String optionalText(String column) {
    Object cell = cells.get(column);
    return cell == null ? null : cell.toString();
  }

  /// A number.
  public long number(String column) {
    return ((Number) cell(column)).longValue();
  }

  /// A number, null where there is none.
  public @Nullable Integer optionalNumber(String column) {
    return cells.get(column) == null ? null : (int) number(column);
  }

  /// True or false.
  public boolean truth(String column) {
    return (Boolean) cell(column);
  }

  /// A moment.
  public Instant moment(String column) {
    return ((Timestamp) cell(column)).toInstant();
  }

  /// A moment that may be null.
  public @Nullable Instant optionalMoment(String column) {
    return cells.get(column) == null ? null : moment(column);
  }

  /// Several texts; none if the array is null.
  public List<String> texts(String column) {
    return cells.get(column) == null ? List.of() : List.of((String[]) cell(column));
  }

  /// Several numbers; none if the array is null.
  public List<Long> numbers(String column) {
    return cells.get(column) == null ? List.of() : List.of((Long[]) cell(column));
  }

  private Object cell(String column) {
    return requireNonNull(cells.get(column), column);
  }
}
