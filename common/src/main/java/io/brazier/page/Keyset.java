package io.brazier.page;

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
public final class Keyset {

  private final List<SortKey> keys;

  private Keyset(List<SortKey> keys) {
    this.keys = keys;
  }

  /// A sort by these keys. The caller sees to it that together they are unique, by `id` as the
  /// last.
  ///
  /// @throws IllegalArgumentException if there is no key
  public static Keyset of(List<SortKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a page needs an order");
    }
    return new Keyset(List.copyOf(keys));
  }

  /// The keys of the sort, in order.
  public List<SortKey> keys() {
    return keys;
  }

  /// The columns of the sort as a select list, to read a marker's row with.
  public String columns() {
    return columnNames().collect(Collectors.joining(", "));
  }

  /// What [#after] needs to know of a marker's row.
  ///
  /// @param row gives the row's value of a column
  public Map<String, @Nullable Object> marker(Function<String, @Nullable Object> row) {
    Map<String, @Nullable Object> values = new HashMap<>();
    columnNames().forEach(column -> values.put(column, row.apply(column)));
    return values;
  }

  private Stream<String> columnNames() {
    return keys.stream().map(key -> key.column().name()).distinct();
  }

  /// The `order by` clause without these words.
  public String orderBy() {
    return keys.stream().map(Keyset::order).collect(Collectors.joining(", "));
  }

  private static String order(SortKey key) {
    String plain = key.column().name() + (key.direction() == Direction.ASC ? " asc" : " desc");
    if (!key.column().nullable()) {
      return plain;
    }
    return plain + (key.direction() == Direction.ASC ? " nulls first" : " nulls last");
  }

  /// A condition that holds for the rows after the marker, in this sort.
  ///
  /// @param marker the marker row's value per column name; null where the row has none
  /// @param parameters gets the values the condition refers to
  public String after(Map<String, @Nullable Object> marker, Map<String, Object> parameters) {
    List<String> alternatives = new ArrayList<>();
    StringBuilder equalSoFar = new StringBuilder();
    for (SortKey key : keys) {
      String name = key.column().name();
      Object value = marker.get(name);
      String parameter = "after_" + name;
      if (value != null) {
        parameters.put(parameter, value);
      }
      String beyond = beyond(key, value == null ? null : ":" + parameter);
      if (!beyond.isEmpty()) {
        alternatives.add("(" + equalSoFar + beyond + ")");
      }
      equalSoFar.append(value == null ? name + " is null" : name + " = :" + parameter);
      equalSoFar.append(" and ");
    }
    return alternatives.isEmpty() ? "false" : "(" + String.join(" or ", alternatives) + ")";
  }

  private static String beyond(SortKey key, @Nullable String parameter) {
    String name = key.column().name();
    boolean ascending = key.direction() == Direction.ASC;
    if (parameter == null) {
      return ascending ? name + " is not null" : "";
    }
    if (ascending) {
      return name + " > " + parameter;
    }
    String below = name + " < " + parameter;
    return key.column().nullable() ? "(" + below + " or " + name + " is null)" : below;
  }
}
