package io.brazier.api.keystone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Who we are to the identity service.
record ServiceCredentials(
    String username, String password, String userDomain, String project, String projectDomain) {

  /// The body that asks for a token of our project.
  String body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode auth = body.putObject("auth");
    ObjectNode identity = auth.putObject("identity");
    identity.putArray("methods").add("password");
    ObjectNode user = identity.putObject("password").putObject("user");
    user.put("name", username).put("password", password);
    user.putObject("domain").put("name", userDomain);
    ObjectNode scope = auth.putObject("scope").putObject("project");
    scope.put("name", project);
    scope.putObject("domain").put("name", projectDomain);
    return body.toString();
  }

  /// Keeps the password out of logs.
  @Override
  public String toString() {
    return "ServiceCredentials[username=%s, project=%s]".formatted(username, project);
  }
}
