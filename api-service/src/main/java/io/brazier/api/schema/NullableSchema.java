package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Optional;

/// Null, or what another schema takes.
record NullableSchema(Schema schema) implements Schema {

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    return value.isNull()
        ? Optional.empty()
        : schema.violation(value, version).map(Violation::orNull);
  }
}
