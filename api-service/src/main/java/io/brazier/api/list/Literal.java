package io.brazier.api.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brazier.api.schema.Storable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Filter values that clients write as Python or JSON literals.
final class Literal {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Literal() {}

  /// A map such as `{'a': 'b'}`; empty if the text is none, and then the filter matches nothing.
  /// Values other than strings are taken as their text.
  static Optional<Map<String, String>> map(String text) {
    return parse(text).filter(JsonNode::isObject).map(Literal::strings);
  }

  /// A value without the quotes that it may have: `"available"` means `available`.
  static String unquoted(String text) {
    return parse(text).filter(JsonNode::isTextual).map(JsonNode::textValue).orElse(text);
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(Storable::isStorable);
    } catch (JsonProcessingException _) {
      // No literal, as one that no row can hold: the caller takes the text as it is.
      return Optional.empty();
    }
  }

  private static Map<String, String> strings(JsonNode map) {
    Map<String, String> strings = new LinkedHashMap<>();
    map.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }
}
