package io.brazier.api.keystone;

import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Our own token, renewed before it expires: by one thread, on which the others wait no longer than
/// they have time.
final class ServiceToken {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private record Held(String token, Instant expiresAt) {

    /// Keeps the token out of logs.
    @Override
    public String toString() {
      return "Held[expiresAt=%s]".formatted(expiresAt);
    }
  }

  private final SingleFlight<ServiceCredentials, Held> renewals = new SingleFlight<>();
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private final KeystoneClient keystone;
  private final ServiceCredentials credentials;
  private final Clock clock;

  ServiceToken(KeystoneClient keystone, ServiceCredentials credentials, Clock clock) {
    this.keystone = keystone;
    this.credentials = credentials;
    this.clock = clock;
  }

  /// A token that is good for a while.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if the identity service gives none in time
  String get(Deadline deadline) {
    return held()
        .orElseGet(() -> renewals.ask(credentials, deadline, () -> renew(deadline)))
        .token();
  }

  /// Another token than the one that the identity service no longer takes.
  String replace(String refused, Deadline deadline) {
    Held current = held.get();
    if (current != null && current.token().equals(refused)) {
      held.compareAndSet(current, null);
    }
    return get(deadline);
  }

  private Optional<Held> held() {
    return Optional.ofNullable(held.get())
        .filter(token -> !clock.instant().isAfter(token.expiresAt().minus(MARGIN)));
  }

  private Held renew(Deadline deadline) {
    return held().orElseGet(() -> issue(deadline));
  }

  private Held issue(Deadline deadline) {
    HttpResponse<String> answer = keystone.issue(credentials.body(), deadline);
    String token = answer.headers().firstValue("X-Subject-Token").orElse(null);
    if (answer.statusCode() != HttpURLConnection.HTTP_CREATED || token == null) {
      throw KeystoneClient.unavailable(
          "status %d to user %s, who asks for a token"
              .formatted(answer.statusCode(), credentials.username()));
    }
    Held issued = new Held(token, TokenDocument.read(answer.body()).expiresAt());
    held.set(issued);
    return issued;
  }
}
