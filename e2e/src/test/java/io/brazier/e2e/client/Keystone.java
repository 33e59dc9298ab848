package io.brazier.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.instance.Brazier;
import java.util.Map;

/// Tokens of a real keystone.
public final class Keystone {

  private final Brazier brazier;

  public Keystone(Brazier brazier) {
    this.brazier = brazier;
  }

  /// The API as a user sees it in a project; what the token's catalogue says is where it is.
  ///
  /// @param user `admin`, `member` or `reader`
  /// @param project its name
  public Api login(String user, String project) {
    Map<String, String> openrc = brazier.openrc(user);
    Api keystone = new Api(openrc.getOrDefault("OS_AUTH_URL", ""), "", Map.of());
    Answer answer = keystone.post("/auth/tokens", credentials(openrc, project)).expect(201);
    return new Api(
        endpointIn(answer.json()), "", Map.of("X-Auth-Token", answer.header("X-Subject-Token")));
  }

  private static String credentials(Map<String, String> openrc, String project) {
    return """
    {"auth": {
      "identity": {"methods": ["password"], "password": {"user": {
        "name": "%s", "password": "%s", "domain": {"id": "default"}}}},
      "scope": {"project": {"name": "%s", "domain": {"id": "default"}}}}}
    """
        .formatted(openrc.get("OS_USERNAME"), openrc.get("OS_PASSWORD"), project);
  }

  private static String endpointIn(JsonNode answer) {
    for (JsonNode service : answer.at("/token/catalog")) {
      if (service.get("type").asText().equals("block-storage")) {
        return service.at("/endpoints/0/url").asText();
      }
    }
    throw new AssertionError("the catalogue has no block-storage: " + answer);
  }
}
