package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.fault.GenericText;
import io.brazier.fault.Fault;

/// The body of `POST …/action`: one key that names the action, with its parameters.
public record ActionBody(String action, JsonNode parameters) {

  /// Finds the action in a body.
  ///
  /// @throws Fault.Invalid unless the body is an object with exactly one key
  public static ActionBody of(JsonNode body) {
    if (!body.isObject() || body.size() != 1) {
      throw new Fault.Invalid(GenericText.MALFORMED_BODY);
    }
    String action = body.fieldNames().next();
    return new ActionBody(action, body.get(action));
  }

  /// The refusal of an action that does not exist.
  public Fault.Invalid unknown() {
    return new Fault.Invalid(
        "There is no such action: %s. Verify the request body and Content-Type header and try again."
            .formatted(action));
  }
}
