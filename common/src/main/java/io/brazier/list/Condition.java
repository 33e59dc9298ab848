package io.brazier.list;

import io.brazier.list.Attribute.Column;
import io.brazier.list.Attribute.Pairs;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One condition of a list; several are all to hold.
public sealed interface Condition {

  /// Holds for every row.
  Condition ALWAYS = new Own("true", List.of());

  /// Holds for none: a filter by something that the resource does not have.
  Condition NEVER = new Own("false", List.of());

  /// The column has exactly this value.
  record Equal(Column column, Object value) implements Condition {}

  /// The column has one of these values.
  record AnyOf(Column column, List<?> values) implements Condition {

    /// Copies the list.
    public AnyOf {
      values = List.copyOf(values);
    }
  }

  /// The column has no value.
  record Unset(Column column) implements Condition {}

  /// The column is this host, or something below it (`cinder/db/api.py: _filter_host`): backends
  /// are behind an `@`, pools behind a `#`.
  record Within(Column column, String host) implements Condition {}

  /// The column, as text, contains this text.
  record Like(Column column, String part) implements Condition {}

  /// The column compares so with a moment.
  record Compared(Column column, TimeComparison comparison, Instant moment) implements Condition {}

  /// There are all these pairs of the row in the other table.
  record Paired(Pairs kind, Map<String, String> pairs) implements Condition {

    /// Copies the map.
    public Paired {
      pairs = Map.copyOf(pairs);
    }
  }

  /// A condition of the resource's own.
  ///
  /// @param sql its text, a constant of ours, with `%s` for each value
  /// @param values what stands in it, in order
  record Own(String sql, List<?> values) implements Condition {

    /// Copies the list.
    public Own {
      values = List.copyOf(values);
    }
  }
}
