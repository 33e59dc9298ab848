package io.brazier.api.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Our own token, renewed before it expires.
///
/// Thread-safe: the lock guards the token; one thread renews it while the others wait.
final class ServiceToken {

  private static final Logger LOG = Logger.getLogger(ServiceToken.class);
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private record Held(String token, Instant expiresAt) {

    /// Keeps the token out of logs.
    @Override
    public String toString() {
      return "Held[expiresAt=%s]".formatted(expiresAt);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final KeystoneClient keystone;
  private final ServiceCredentials credentials;
  private final Clock clock;
  private @Nullable Held held;

  ServiceToken(KeystoneClient keystone, ServiceCredentials credentials, Clock clock) {
    this.keystone = keystone;
    this.credentials = credentials;
    this.clock = clock;
  }

  /// A token that is good for a while.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if the identity service gives none
  String get() {
    lock.lock();
    try {
      Held current = held;
      if (current == null || clock.instant().isAfter(current.expiresAt().minus(MARGIN))) {
        current = issue();
        held = current;
      }
      return current.token();
    } finally {
      lock.unlock();
    }
  }

  /// Another token than the one that the identity service no longer takes.
  String replace(String refused) {
    lock.lock();
    try {
      if (held != null && held.token().equals(refused)) {
        held = null;
      }
      return get();
    } finally {
      lock.unlock();
    }
  }

  private Held issue() {
    HttpResponse<String> answer = keystone.issue(credentials.body());
    String token = answer.headers().firstValue("X-Subject-Token").orElse(null);
    if (answer.statusCode() != HttpURLConnection.HTTP_CREATED || token == null) {
      LOG.errorf(
          "The identity service gives us no token: status %d for user %s",
          answer.statusCode(), credentials.username());
      throw KeystoneClient.unavailable(null);
    }
    JsonNode body = keystone.token(answer);
    return new Held(token, Instant.parse(body.path("expires_at").asText()));
  }
}
