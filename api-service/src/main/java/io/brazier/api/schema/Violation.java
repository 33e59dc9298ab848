package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.fault.Fault;
import java.util.Optional;

/// The first rule of a schema that a body breaks.
///
/// @param name the key or index of the offending value; empty for the body itself
/// @param value the offending value
/// @param detail what is wrong with it
/// @param form how the text for the client is made of these
record Violation(String name, JsonNode value, String detail, Form form) {

  /// How a violation reads.
  enum Form {
    /// With name and value, as most.
    FULL,
    /// As FULL; says which types are wanted.
    TYPE,
    /// The detail alone, for names.
    DETAIL_ONLY
  }

  static Optional<Violation> of(JsonNode value, String detail) {
    return Optional.of(new Violation("", value, detail, Form.FULL));
  }

  /// A value of which something is to be said, such as "is too long".
  static Optional<Violation> saying(JsonNode value, String what) {
    return of(value, PythonText.quoted(value) + " " + what);
  }

  /// A value of the wrong type.
  static Optional<Violation> type(JsonNode value, String type) {
    String detail = "%s is not of type '%s'".formatted(PythonText.quoted(value), type);
    return Optional.of(new Violation("", value, detail, Form.TYPE));
  }

  /// A name that does not do.
  static Optional<Violation> ofName(JsonNode value, String detail) {
    return Optional.of(new Violation("", value, detail, Form.DETAIL_ONLY));
  }

  /// The same violation as seen from the object or list that holds the value. The innermost name
  /// stays: Cinder names the last element of the path.
  Violation within(String key) {
    return name.isEmpty() ? new Violation(key, value, detail, form) : this;
  }

  /// The same violation of a schema that also takes null.
  Violation orNull() {
    return form == Form.TYPE && name.isEmpty()
        ? new Violation(name, value, detail + ", 'null'", form)
        : this;
  }

  /// The refusal for the client (`cinder/api/validation/validators.py`).
  Fault.Invalid fault() {
    if (name.isEmpty() || form == Form.DETAIL_ONLY) {
      return new Fault.Invalid(detail);
    }
    return new Fault.Invalid(
        "Invalid input for field/attribute %s. Value: %s. %s"
            .formatted(name, PythonText.plain(value), detail));
  }
}
