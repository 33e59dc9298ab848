package io.brazier.api.keystone;

import io.brazier.fault.Fault;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks the identity service about each token (`GET /v3/auth/tokens`), about so many at a time, and
/// knows by that whether it answers.
final class KeystoneTokenValidator implements TokenValidator {

  private static final Logger LOG = Logger.getLogger(KeystoneTokenValidator.class);

  /// Longer than any that an identity service gives; headers of this length are taken everywhere.
  private static final int MAX_TOKEN_LENGTH = 4096;

  /// How long an answer shows that the next would come.
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final KeystoneClient keystone;
  private final ServiceToken own;
  private final Clock clock;
  private final Semaphore places;

  /// When the last question was answered; null after one that was not.
  private final AtomicReference<@Nullable Instant> answeredAt = new AtomicReference<>();

  /// Asks by a client.
  ///
  /// @param width how many questions may be under way
  KeystoneTokenValidator(KeystoneClient keystone, ServiceToken own, Clock clock, int width) {
    this.keystone = keystone;
    this.own = own;
    this.clock = clock;
    this.places = new Semaphore(width, true);
  }

  @Override
  public TokenState validate(Question question, Deadline deadline) {
    if (!isPlausible(question.token())) {
      return new TokenState.Invalid();
    }
    takePlace(deadline);
    try {
      return observe(() -> ask(question, deadline));
    } finally {
      places.release();
    }
  }

  /// What can be a token, and can be sent: the HTTP client throws at other characters.
  private static boolean isPlausible(String token) {
    return !token.isEmpty()
        && token.length() <= MAX_TOKEN_LENGTH
        && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private void takePlace(Deadline deadline) {
    try {
      if (!places.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        LOG.warn("A token is not validated: too many are, and the identity service is slow");
        throw new Fault.Unavailable("The identity service is busy at this time.", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeystoneClient.unavailable(e);
    }
  }

  private TokenState observe(Supplier<TokenState> asking) {
    try {
      TokenState state = asking.get();
      answeredAt.set(clock.instant());
      return state;
    } catch (Fault.Unavailable e) {
      answeredAt.set(null);
      LOG.errorf("The identity service validates no token: %s", e.getCause());
      throw e;
    }
  }

  private TokenState ask(Question question, Deadline deadline) {
    String ownToken = own.get(deadline);
    HttpResponse<String> answer = keystone.validate(question, ownToken, deadline);
    if (answer.statusCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      // It is ours that is refused: revoked, or the identity service changed its keys.
      answer = keystone.validate(question, own.replace(ownToken, deadline), deadline);
    }
    return state(question, answer);
  }

  private static TokenState state(Question question, HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case HttpURLConnection.HTTP_OK -> read(question, answer);
      case HttpURLConnection.HTTP_NOT_FOUND -> new TokenState.Invalid();
      default -> throw KeystoneClient.unavailable("status " + answer.statusCode());
    };
  }

  /// An answer names its token; one to another question, as a cache between may give it, is none.
  private static TokenState read(Question question, HttpResponse<String> answer) {
    List<String> named = answer.headers().allValues("X-Subject-Token");
    if (!named.stream().allMatch(question.token()::equals)) {
      throw KeystoneClient.unavailable("what another token is");
    }
    return TokenDocument.read(answer.body());
  }

  /// An answer of late says so; without one our own token is asked about, which needs all that the
  /// others need, but no place among them.
  @Override
  public boolean isAnswering(Deadline deadline) {
    Instant last = answeredAt.get();
    if (last != null && clock.instant().isBefore(last.plus(FRESH))) {
      return true;
    }
    try {
      observe(() -> ask(new Question(own.get(deadline), Past.REFUSED), deadline));
      return true;
    } catch (Fault.Unavailable _) {
      return false;
    }
  }
}
