package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.List;
import java.util.Optional;

/// What at least one of several schemas takes.
record AnyOfSchema(List<Schema> schemas) implements Schema {

  AnyOfSchema {
    schemas = List.copyOf(schemas);
  }

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    boolean fits = schemas.stream().anyMatch(each -> each.violation(value, version).isEmpty());
    return fits
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                value, PythonText.quoted(value) + " is not valid under any of the given schemas"));
  }
}
