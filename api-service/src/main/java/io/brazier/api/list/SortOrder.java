package io.brazier.api.list;

import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute.Column;
import io.brazier.list.Attributes;
import io.brazier.list.Keyset;
import io.brazier.list.Keyset.Direction;
import io.brazier.text.Blanks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the order of a list (`cinder/api/common.py`). Its last key is always the id, so that no
/// two items are at the same place.
final class SortOrder {

  /// The parameters that are read here.
  static final Set<String> PARAMETERS = Set.of("sort", "sort_key", "sort_dir");

  private static final String ID = "id";
  private static final String DEFAULT_KEY = "created_at";

  private SortOrder() {}

  /// Reads the parameters of a list.
  ///
  /// @param attributes what the list can be ordered by; `id` and `created_at` are among it
  /// @param admin whether an administrator asks, who has more keys
  /// @throws Fault.Invalid if a key or direction is none, or both forms of the parameters are used
  static Keyset parse(QueryParameters query, Attributes attributes, boolean admin) {
    boolean deprecated = query.has("sort_key") || query.has("sort_dir");
    if (query.has("sort") && deprecated) {
      throw new Fault.Invalid(
          "The 'sort_key' and 'sort_dir' parameters are deprecated and cannot be used with the"
              + " 'sort' parameter.");
    }
    List<Keyset.Key> keys =
        deprecated
            ? parseDeprecated(query, attributes, admin)
            : parseSort(query, attributes, admin);
    return new Keyset(withId(distinct(keys), column(ID, attributes, admin)));
  }

  /// A key that was named before orders nothing any more; without end they would make a statement
  /// without end.
  private static List<Keyset.Key> distinct(List<Keyset.Key> keys) {
    Map<Column, Keyset.Key> first = new LinkedHashMap<>();
    keys.forEach(key -> first.putIfAbsent(key.column(), key));
    return List.copyOf(first.values());
  }

  private static List<Keyset.Key> withId(List<Keyset.Key> keys, Column id) {
    if (keys.stream().anyMatch(key -> key.column().equals(id))) {
      return keys;
    }
    List<Keyset.Key> more = new ArrayList<>(keys);
    more.add(new Keyset.Key(id, keys.getFirst().direction()));
    return more;
  }

  private static List<Keyset.Key> parseDeprecated(
      QueryParameters query, Attributes attributes, boolean admin) {
    Column column = column(query.find("sort_key").orElse(DEFAULT_KEY), attributes, admin);
    return List.of(new Keyset.Key(column, direction(query.find("sort_dir").orElse(""))));
  }

  private static List<Keyset.Key> parseSort(
      QueryParameters query, Attributes attributes, boolean admin) {
    List<Keyset.Key> keys = new ArrayList<>();
    for (String part : query.find("sort").orElse(DEFAULT_KEY).split(",", -1)) {
      int colon = part.indexOf(':');
      String name = colon < 0 ? part : part.substring(0, colon);
      String word = colon < 0 ? "" : part.substring(colon + 1);
      keys.add(new Keyset.Key(column(name, attributes, admin), direction(word)));
    }
    return keys;
  }

  private static Column column(String name, Attributes attributes, boolean admin) {
    return attributes
        .sortKey(Blanks.strip(name), admin)
        .orElseThrow(() -> Fault.Invalid.input("Invalid sort key"));
  }

  private static Direction direction(String word) {
    return switch (Blanks.strip(word).toLowerCase(Locale.ROOT)) {
      case "", "desc" -> Direction.DESC;
      case "asc" -> Direction.ASC;
      default -> throw Fault.Invalid.input("Unknown sort direction, must be 'desc' or 'asc'.");
    };
  }
}
