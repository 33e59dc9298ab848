package io.brazier.api.keystone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.context.Identity;
import io.brazier.context.TokenScope;
import io.brazier.fault.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what the identity service writes about a token. What cannot be understood says nothing
/// about the token: it is no answer, as if none had come.
final class TokenDocument {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ID = "id";
  private static final String DOMAIN = "domain";

  private TokenDocument() {}

  /// The token that a body describes.
  ///
  /// @throws Fault.Unavailable if it describes none
  static TokenState.Valid read(String body) {
    try {
      JsonNode token = MAPPER.readTree(body).path("token");
      return new TokenState.Valid(identity(token), Instant.parse(text(token, "expires_at")));
    } catch (JsonProcessingException | DateTimeException _) {
      // What they say quotes the answer, which is not for the log.
      throw KeystoneClient.unavailable("an answer that is no token's");
    }
  }

  private static Identity identity(JsonNode token) {
    JsonNode user = token.path("user");
    return new Identity(
        text(user, ID), optionalText(user.path(DOMAIN), ID), scope(token), roles(token));
  }

  private static TokenScope scope(JsonNode token) {
    JsonNode project = token.path("project");
    JsonNode adminProject = token.path("is_admin_project");
    return new TokenScope(
        optionalText(project, ID),
        optionalText(project.path(DOMAIN), ID),
        optionalText(token.path(DOMAIN), ID),
        token.path("system").path("all").asBoolean() ? "all" : null,
        adminProject.isMissingNode() || adminProject.asBoolean());
  }

  private static Set<String> roles(JsonNode token) {
    Set<String> roles = new HashSet<>();
    token.path("roles").forEach(role -> roles.add(text(role, "name")));
    return roles;
  }

  private static @Nullable String optionalText(JsonNode node, String name) {
    return node.isMissingNode() || node.isNull() ? null : text(node, name);
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw KeystoneClient.unavailable("a token without " + name);
    }
    return value.textValue();
  }
}
