package io.brazier.api.request;

import com.fasterxml.jackson.databind.JsonNode;

/// Whether text can be stored: PostgreSQL takes neither NUL nor half a surrogate pair. Cinder lets
/// its database refuse them, with a 500.
final class StorableText {

  private StorableText() {}

  static boolean isStorable(JsonNode json) {
    if (json.isTextual()) {
      return isStorable(json.textValue());
    }
    for (var entry : json.properties()) {
      if (!isStorable(entry.getKey())) {
        return false;
      }
    }
    for (JsonNode child : json) {
      if (!isStorable(child)) {
        return false;
      }
    }
    return true;
  }

  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(point ->
            point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }
}
