package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A list of at least one item, no two of them equal.
///
/// @param item what each item must be like
record ListSchema(Schema item) implements Schema {

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (!value.isArray()) {
      return Violation.type(value, "array");
    }
    if (value.isEmpty()) {
      return Violation.saying(value, "is too short");
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
        return Violation.saying(value, "has non-unique elements");
      }
    }
    return Optional.empty();
  }
}
