package io.brazier.api.message;

import io.brazier.page.Column;
import io.brazier.usermessage.MessageColumns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The filters of a list of messages.
///
/// @param equal columns and the texts they must have
/// @param like columns and the texts they must contain
record MessageFilters(Map<Column, String> equal, Map<Column, String> like) {

  private static final String LIKE = "~";
  private static final Set<String> MOMENTS = Set.of("created_at", "guaranteed_until");

  MessageFilters {
    equal = Map.copyOf(equal);
    like = Map.copyOf(like);
  }

  /// Reads filters by their names.
  ///
  /// @return empty if one is no text of a message: such a list has no entry
  static Optional<MessageFilters> read(Map<String, String> filters) {
    Map<Column, String> equal = new LinkedHashMap<>();
    Map<Column, String> like = new LinkedHashMap<>();
    for (Map.Entry<String, String> filter : filters.entrySet()) {
      boolean part = filter.getKey().endsWith(LIKE);
      Optional<Column> column = column(filter.getKey().replaceFirst(LIKE + "$", ""));
      if (column.isEmpty()) {
        return Optional.empty();
      }
      (part ? like : equal).put(column.get(), filter.getValue());
    }
    return Optional.of(new MessageFilters(equal, like));
  }

  private static Optional<Column> column(String attribute) {
    return MessageColumns.find(attribute).filter(_ -> !MOMENTS.contains(attribute));
  }
}
