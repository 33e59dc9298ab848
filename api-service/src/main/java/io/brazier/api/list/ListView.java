package io.brazier.api.list;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.links.Link;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A page of a list as a client sees it.
///
/// @param keys the items; the link to the next page, if this may not be the last; and how many
///   there are in all, if that was asked for
public record ListView(@JsonValue Map<String, Object> keys) {

  /// Keeps the order.
  public ListView {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /// A list without pages.
  public static ListView whole(Place place, List<?> items) {
    return new ListView(Map.of(place.items(), items));
  }

  static ListView of(Place place, List<?> items, Optional<Link> next, @Nullable Long count) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(place.items(), items);
    next.ifPresent(link -> keys.put(place.links(), List.of(link)));
    if (count != null) {
      keys.put("count", count);
    }
    return new ListView(keys);
  }

  /// Where a list is, and what its parts are called there.
  ///
  /// @param path such as `volumes/detail`
  /// @param items the key of the items
  /// @param links the key of the links to other pages
  public record Place(String path, String items, String links) {

    /// A list whose parts are called after its path.
    public static Place of(String path) {
      return new Place(path, path, path + "_links");
    }

    /// The same list with everything of its items.
    public Place detail() {
      return new Place(path + "/detail", items, links);
    }
  }
}
