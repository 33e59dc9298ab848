package io.brazier.usermessage;

import io.brazier.page.Column;
import io.brazier.page.Keyset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page of user messages that is asked for.
///
/// @param projectId whose messages
/// @param equal columns and the values they must have
/// @param like columns and the texts they must contain
/// @param order how the list is sorted
/// @param marker the message after which the page begins, null for the first page
/// @param limit at most so many
/// @param offset so many are left out after the marker
public record MessageQuery(
    String projectId,
    Map<Column, String> equal,
    Map<Column, String> like,
    Keyset order,
    @Nullable String marker,
    int limit,
    int offset) {

  /// Copies the maps.
  public MessageQuery {
    equal = Map.copyOf(equal);
    like = Map.copyOf(like);
  }
}
