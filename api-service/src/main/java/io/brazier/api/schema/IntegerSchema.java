package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Optional;

/// A whole number that is sent as one, not as a string of digits.
record IntegerSchema(long least, long most) implements Schema {

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    return value.isIntegralNumber()
        ? new NumberSchema(least, most, false).violation(value, version)
        : Optional.of(Violation.type(value, "integer"));
  }
}
