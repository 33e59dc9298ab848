package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A list of different items.
///
/// @param item what each item must be like
/// @param least how many there must be
record ListSchema(Schema item, int least) implements Schema {

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (!value.isArray()) {
      return Optional.of(Violation.type(value, "array"));
    }
    if (value.size() < least) {
      return Optional.of(Violation.of(value, PythonText.quoted(value) + " is too short"));
    }
    return itemViolation(value, version).or(() -> repetition(value));
  }

  private Optional<Violation> itemViolation(JsonNode value, ApiVersion version) {
    for (int i = 0; i < value.size(); i++) {
      String index = Integer.toString(i);
      Optional<Violation> found =
          item.violation(value.get(i), version).map(violation -> violation.within(index));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> repetition(JsonNode value) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode each : value) {
      if (!seen.add(each)) {
        return Optional.of(
            Violation.of(value, PythonText.quoted(value) + " has non-unique elements"));
      }
    }
    return Optional.empty();
  }
}
