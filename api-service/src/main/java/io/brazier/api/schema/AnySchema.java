package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Optional;

/// Takes every value.
record AnySchema() implements Schema {

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    return Optional.empty();
  }
}
