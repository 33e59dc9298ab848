package io.brazier.api.volumetype;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads extra specs that a schema has passed; unlike other maps they keep keys without a value.
final class SpecFields {

  private SpecFields() {}

  /// The specs in the order they were sent; none if the node is null or not there.
  static Map<String, @Nullable String> read(@Nullable JsonNode object) {
    Map<String, @Nullable String> specs = new LinkedHashMap<>();
    if (object != null) {
      object.properties().forEach(entry -> specs.put(entry.getKey(), entry.getValue().textValue()));
    }
    return Collections.unmodifiableMap(specs);
  }
}
