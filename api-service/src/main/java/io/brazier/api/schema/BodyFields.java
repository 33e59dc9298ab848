package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.text.Blanks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the keys of an object that a schema has passed. A key that is not there, one that is null
/// and one that is empty are three things: [#has] tells the first from the second, and the others
/// give nothing for both.
public record BodyFields(JsonNode object) {

  /// Whether the key is there, be it null.
  public boolean has(String name) {
    return object.has(name);
  }

  /// A string as it was sent.
  public Optional<String> text(String name) {
    return value(name).map(JsonNode::asText);
  }

  /// A string without the blanks at its ends, as names and descriptions are stored.
  public Optional<String> stripped(String name) {
    return text(name).map(Blanks::strip);
  }

  /// A whole number, sent as such or as a string of digits.
  public Optional<Integer> integer(String name) {
    return value(name).map(JsonNode::asText).map(Blanks::strip).map(Integer::valueOf);
  }

  /// A boolean, sent as such or as one of Cinder's words for it.
  public Optional<Boolean> bool(String name) {
    return value(name).map(Schemas::isTrue);
  }

  /// A map of strings, in the order it was sent; null values are left out.
  public Optional<Map<String, String>> map(String name) {
    return value(name).map(BodyFields::strings);
  }

  /// An object within this one.
  public Optional<BodyFields> object(String name) {
    return value(name).map(BodyFields::new);
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private static Map<String, String> strings(JsonNode map) {
    Map<String, String> strings = new LinkedHashMap<>();
    map.properties().stream()
        .filter(entry -> !entry.getValue().isNull())
        .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }
}
