package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Map;
import java.util.Optional;

/// An object whose keys the client chooses, within a pattern.
///
/// @param key what a whole key must look like
/// @param value what each value must be like
/// @param least the least number of entries
/// @param most the largest number of entries
record MapSchema(WholePattern key, Schema value, int least, int most) implements Schema {

  static MapSchema of(WholePattern key, Schema value) {
    return new MapSchema(key, value, 0, Integer.MAX_VALUE);
  }

  /// The same with a number of entries.
  MapSchema sized(int newLeast, int newMost) {
    return new MapSchema(key, value, newLeast, newMost);
  }

  @Override
  public Optional<Violation> violation(JsonNode map, ApiVersion version) {
    return map.isObject()
        ? sizeViolation(map).or(() -> entryViolation(map, version))
        : Violation.type(map, "object");
  }

  private Optional<Violation> sizeViolation(JsonNode map) {
    if (map.size() < least) {
      return Violation.saying(map, "does not have enough properties");
    }
    return map.size() > most ? Violation.saying(map, "has too many properties") : Optional.empty();
  }

  private Optional<Violation> entryViolation(JsonNode map, ApiVersion version) {
    return map.properties().stream()
        .flatMap(entry -> entryViolation(map, entry, version).stream())
        .findFirst();
  }

  private Optional<Violation> entryViolation(
      JsonNode map, Map.Entry<String, JsonNode> entry, ApiVersion version) {
    if (!key.matches(entry.getKey())) {
      return Violation.of(
          map,
          "%s does not match any of the regexes: '%s'"
              .formatted(PythonText.quoted(entry.getKey()), key));
    }
    return value
        .violation(entry.getValue(), version)
        .map(violation -> violation.within(entry.getKey()));
  }
}
