package io.brazier.api.paging;

import io.brazier.fault.Fault;
import io.brazier.page.Column;
import io.brazier.page.Direction;
import io.brazier.page.Keyset;
import io.brazier.page.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the order of a list (`cinder/api/common.py`). Its last key is always the id, so that no
/// two items are at the same place.
public final class SortOrder {

  /// The parameters that are read here.
  public static final Set<String> PARAMETERS = Set.of("sort", "sort_key", "sort_dir");

  private static final String ID = "id";
  private static final String DEFAULT_KEY = "created_at";

  private SortOrder() {}

  /// Reads the parameters of a list.
  ///
  /// @param columns what the list can be ordered by at the version in effect: the column behind an
  ///   attribute's name, or none. It knows `id` and `created_at`.
  /// @throws Fault.Invalid if a key or direction is none, or both forms of the parameters are used
  public static Keyset parse(QueryParameters query, Function<String, Optional<Column>> columns) {
    boolean deprecated = query.has("sort_key") || query.has("sort_dir");
    if (query.has("sort") && deprecated) {
      throw new Fault.Invalid(
          "The 'sort_key' and 'sort_dir' parameters are deprecated and cannot be used with the"
              + " 'sort' parameter.");
    }
    List<SortKey> keys = deprecated ? parseDeprecated(query, columns) : parseSort(query, columns);
    return Keyset.of(withId(distinct(keys), column(ID, columns)));
  }

  /// A key that was named before orders nothing any more; without end they would make a statement
  /// without end.
  private static List<SortKey> distinct(List<SortKey> keys) {
    Map<Column, SortKey> first = new LinkedHashMap<>();
    keys.forEach(key -> first.putIfAbsent(key.column(), key));
    return List.copyOf(first.values());
  }

  private static List<SortKey> withId(List<SortKey> keys, Column id) {
    if (keys.stream().anyMatch(key -> key.column().equals(id))) {
      return keys;
    }
    List<SortKey> more = new ArrayList<>(keys);
    more.add(new SortKey(id, keys.getFirst().direction()));
    return more;
  }

  private static List<SortKey> parseDeprecated(
      QueryParameters query, Function<String, Optional<Column>> columns) {
    Column column = column(query.find("sort_key").orElse(DEFAULT_KEY), columns);
    return List.of(new SortKey(column, direction(query.find("sort_dir").orElse(""))));
  }

  private static List<SortKey> parseSort(
      QueryParameters query, Function<String, Optional<Column>> columns) {
    List<SortKey> keys = new ArrayList<>();
    for (String part : query.find("sort").orElse(DEFAULT_KEY).split(",", -1)) {
      int colon = part.indexOf(':');
      String name = colon < 0 ? part : part.substring(0, colon);
      String word = colon < 0 ? "" : part.substring(colon + 1);
      keys.add(new SortKey(column(name, columns), direction(word)));
    }
    return keys;
  }

  private static Column column(String name, Function<String, Optional<Column>> columns) {
    return columns.apply(name.strip()).orElseThrow(() -> Fault.Invalid.input("Invalid sort key"));
  }

  private static Direction direction(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "", "desc" -> Direction.DESC;
      case "asc" -> Direction.ASC;
      default -> throw Fault.Invalid.input("Unknown sort direction, must be 'desc' or 'asc'.");
    };
  }
}
