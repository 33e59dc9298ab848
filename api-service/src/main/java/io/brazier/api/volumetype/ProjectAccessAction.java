package io.brazier.api.volumetype;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.ActionBody;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;

/// What `POST /types/{id}/action` can ask for.
sealed interface ProjectAccessAction {

  /// Lets a project use the type.
  record Add(String project) implements ProjectAccessAction {}

  /// Takes that back.
  record Remove(String project) implements ProjectAccessAction {}

  /// The project's parameter (`cinder/api/schemas/volume_type_access.py`).
  ObjectSchema PARAMETERS = ObjectSchema.closed().required("project", Schemas.text(1, 255));

  /// Reads a body.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if there is no such action, or its form is wrong
  static ProjectAccessAction read(JsonNode body, ApiVersion version) {
    ActionBody action = ActionBody.of(body);
    return switch (action.action()) {
      case "addProjectAccess" -> new Add(project(action, version));
      case "removeProjectAccess" -> new Remove(project(action, version));
      default -> throw action.unknown();
    };
  }

  private static String project(ActionBody action, ApiVersion version) {
    PARAMETERS.check(action.parameters(), version);
    return action.parameters().required("project").textValue();
  }

  /// The policy rule that allows it.
  default String rule() {
    return switch (this) {
      case Add _ -> "volume_extension:volume_type_access:addProjectAccess";
      case Remove _ -> "volume_extension:volume_type_access:removeProjectAccess";
    };
  }
}
