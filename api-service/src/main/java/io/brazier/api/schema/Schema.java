package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.Optional;

/// What a JSON value must be like: JSON schema draft 4 with Cinder's changes, as far as its API
/// uses it (`cinder/api/validation`).
@FunctionalInterface
public interface Schema {

  /// The first violation found; empty if the value is fine at that version.
  Optional<Violation> violation(JsonNode value, ApiVersion version);

  /// This schema, or null.
  default Schema orNull() {
    return (value, version) ->
        value.isNull() ? Optional.empty() : violation(value, version).map(Violation::orNull);
  }

  /// What this schema and another take.
  default Schema and(Schema other) {
    return (value, version) -> violation(value, version).or(() -> other.violation(value, version));
  }

  /// Checks a request's body.
  ///
  /// @throws io.brazier.fault.Fault.Invalid with Cinder's text
  default void check(JsonNode body, ApiVersion version) {
    Optional<Violation> violation = violation(body, version);
    if (violation.isPresent()) {
      throw violation.get().fault();
    }
  }
}
