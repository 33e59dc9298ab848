package io.brazier.api.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks the identity service about each token (`GET /v3/auth/tokens`).
final class KeystoneTokenValidator implements TokenValidator {

  private static final Logger LOG = Logger.getLogger(KeystoneTokenValidator.class);

  private final KeystoneClient keystone;
  private final ServiceToken own;

  KeystoneTokenValidator(KeystoneClient keystone, ServiceToken own) {
    this.keystone = keystone;
    this.own = own;
  }

  @Override
  public TokenState validate(String token) {
    if (!isHeaderSafe(token)) {
      return new TokenState.Invalid();
    }
    String ownToken = own.get();
    HttpResponse<String> answer = keystone.validate(token, ownToken);
    if (answer.statusCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      // It is ours that is refused: revoked, or the identity service changed its keys.
      answer = keystone.validate(token, own.replace(ownToken));
    }
    return state(answer);
  }

  /// The HTTP client throws at anything else.
  private static boolean isHeaderSafe(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private TokenState state(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case HttpURLConnection.HTTP_OK -> read(keystone.token(answer));
      case HttpURLConnection.HTTP_NOT_FOUND -> new TokenState.Invalid();
      default -> {
        LOG.errorf("The identity service validates no token: status %d", answer.statusCode());
        throw KeystoneClient.unavailable(null);
      }
    };
  }

  private static TokenState read(JsonNode token) {
    String userId = text(token.path("user").path("id"));
    if (userId == null) {
      return new TokenState.Invalid();
    }
    try {
      Instant expiresAt = Instant.parse(token.path("expires_at").asText());
      String projectId = text(token.path("project").path("id"));
      return new TokenState.Valid(
          new Identity(userId, projectId, roles(token), Set.of()), expiresAt);
    } catch (DateTimeException e) {
      throw KeystoneClient.unavailable(e);
    }
  }

  private static Set<String> roles(JsonNode token) {
    Set<String> roles = new HashSet<>();
    token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
    return roles;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : null;
  }
}
