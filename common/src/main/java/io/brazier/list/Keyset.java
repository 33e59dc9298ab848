package io.brazier.list;

import io.brazier.list.Attribute.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A sort and the place after which a page begins, as SQL.
///
/// Pages follow each other by the values of the last row seen, never by an offset: a page costs the
/// same wherever it is, and rows that come or go meanwhile neither repeat nor hide others.
///
/// @param keys in order
public record Keyset(List<Key> keys) {

  /// Which way a key sorts.
  public enum Direction {
    /// Small to large; nulls first, as Cinder's database does.
    ASC,
    /// Large to small; nulls last.
    DESC
  }

  /// One key of a sort.
  public record Key(Column column, Direction direction) {

    private String name() {
      return column.name();
    }

    private boolean ascending() {
      return direction == Direction.ASC;
    }

    private String order() {
      String plain = name() + (ascending() ? " asc" : " desc");
      if (!column.nullable()) {
        return plain;
      }
      return plain + (ascending() ? " nulls first" : " nulls last");
    }
  }

  /// A sort by these keys. The caller sees to it that together they are unique, by `id` as the
  /// last.
  ///
  /// @throws IllegalArgumentException if there is no key
  public Keyset {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a page needs an order");
    }
    keys = List.copyOf(keys);
  }

  /// The keys of the sort as a select list, to read a marker's row with.
  String columns() {
    return columnNames().collect(Collectors.joining(", "));
  }

  /// What [#after] needs to know of a marker's row.
  ///
  /// @param row gives the row's value of a column
  Map<String, @Nullable Object> marker(Function<String, @Nullable Object> row) {
    Map<String, @Nullable Object> values = new HashMap<>();
    columnNames().forEach(column -> values.put(column, row.apply(column)));
    return values;
  }

  private Stream<String> columnNames() {
    return keys.stream().map(Key::name).distinct();
  }

  /// The `order by` clause without these words.
  public String orderBy() {
    return keys.stream().map(Key::order).collect(Collectors.joining(", "));
  }

  /// The rows after a marker in this sort, as conditions that never hold together: each is a range
  /// of an index that begins with the first key, where one condition with `or` in it would be a
  /// filter that looks at every row before the marker.
  ///
  /// @param marker the marker row's value per column name; null where the row has none
  /// @param parameters gets the values the conditions refer to
  List<String> after(Map<String, @Nullable Object> marker, Map<String, Object> parameters) {
    marker.forEach((name, value) -> {
      if (value != null) {
        parameters.put("after_" + name, value);
      }
    });
    Key first = keys.getFirst();
    List<String> ranges = new ArrayList<>();
    if (keys.size() > 1) {
      ranges.add(same(first, marker) + " and " + among(keys.subList(1, keys.size()), marker));
    }
    ranges.addAll(beyond(first, marker));
    return ranges;
  }

  /// After the marker by these keys, among the rows that equal it in those before them.
  private static String among(List<Key> keys, Map<String, @Nullable Object> marker) {
    List<String> alternatives = new ArrayList<>(List.of("false"));
    StringBuilder sameSoFar = new StringBuilder();
    for (Key key : keys) {
      beyond(key, marker).forEach(beyond -> alternatives.add(sameSoFar + beyond));
      sameSoFar.append(same(key, marker)).append(" and ");
    }
    return "(" + String.join(" or ", alternatives) + ")";
  }

  private static String same(Key key, Map<String, @Nullable Object> marker) {
    return key.name() + (marker.get(key.name()) == null ? " is null" : " = :after_" + key.name());
  }

  private static List<String> beyond(Key key, Map<String, @Nullable Object> marker) {
    String name = key.name();
    if (marker.get(name) == null) {
      return key.ascending() ? List.of(name + " is not null") : List.of();
    }
    if (key.ascending()) {
      return List.of(name + " > :after_" + name);
    }
    String below = name + " < :after_" + name;
    return key.column().nullable() ? List.of(below, name + " is null") : List.of(below);
  }
}
