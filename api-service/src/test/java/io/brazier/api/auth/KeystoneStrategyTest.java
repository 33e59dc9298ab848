package io.brazier.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneStrategyTest {

  private static final Duration CACHE = Duration.ofMinutes(5);
  private static final Duration INVALID_CACHE = Duration.ofSeconds(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final SteppedClock clock = new SteppedClock();
  private FakeKeystone keystone;
  private KeystoneClient client;
  private KeystoneStrategy strategy;

  @SuppressWarnings("NullAway.Init") // JUnit calls start() before each test.
  KeystoneStrategyTest() {}

  @BeforeEach
  void start() throws IOException {
    keystone = new FakeKeystone(clock);
    client = new KeystoneClient(keystone.url(), TIMEOUT);
    strategy = strategy(client, FakeKeystone.PASSWORD);
  }

  @AfterEach
  void stop() {
    client.close();
    keystone.close();
  }

  private KeystoneStrategy strategy(KeystoneClient via, String password) {
    ServiceCredentials credentials =
        new ServiceCredentials(FakeKeystone.USERNAME, password, "Default", "service", "Default");
    TokenValidator validator =
        new KeystoneTokenValidator(via, new ServiceToken(via, credentials, clock));
    CachingTokenValidator cache =
        new CachingTokenValidator(
            validator, clock, new CachingTokenValidator.Limits(CACHE, INVALID_CACHE, 100));
    return new KeystoneStrategy(cache, URI.create("http://id.example/v3"), Set.of("service"));
  }

  private static AuthRequest request(@Nullable String token, @Nullable String serviceToken) {
    return new AuthRequest(token, serviceToken, "ignored", "ignored");
  }

  private AuthOutcome authenticate(@Nullable String token) {
    return strategy.authenticate(request(token, null));
  }

  @Test
  void validTokenIsItsUser() {
    keystone.withToken("t", "u1", "p1", HOUR, "member", "reader");
    assertThat(authenticate("t"))
        .isEqualTo(
            new AuthOutcome.Known(new Identity("u1", "p1", Set.of("member", "reader"), Set.of())));
  }

  @Test
  void tokenOfTheSystemHasNoProject() {
    keystone.withToken("t", "u1", null, HOUR, "admin");
    assertThat(authenticate("t"))
        .isEqualTo(new AuthOutcome.Known(new Identity("u1", null, Set.of("admin"), Set.of())));
  }

  @Test
  void missingTokenIsChallenged() {
    assertThat(authenticate(null))
        .isEqualTo(new AuthOutcome.Unknown("Keystone uri=\"http://id.example/v3\""));
    assertThat(keystone.issued()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "with blank", "line\nbreak", "ü"})
  void invalidTokenIsChallenged(String token) {
    assertThat(authenticate(token)).isInstanceOf(AuthOutcome.Unknown.class);
  }

  @Test
  void answerIsRemembered() {
    keystone.withToken("t", "u1", "p1", HOUR, "member");
    authenticate("t");
    keystone.revoke("t");
    clock.advance(CACHE.minusSeconds(1));
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Known.class);
    assertThat(keystone.validated()).containsExactly("t");
  }

  @Test
  void revocationIsSeenAfterTheCacheTime() {
    keystone.withToken("t", "u1", "p1", HOUR, "member");
    authenticate("t");
    keystone.revoke("t");
    clock.advance(CACHE.plusSeconds(1));
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Unknown.class);
  }

  @Test
  void tokenIsNotBelievedPastItsEnd() {
    keystone.withToken("t", "u1", "p1", Duration.ofSeconds(30), "member");
    authenticate("t");
    clock.advance(Duration.ofSeconds(31));
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Unknown.class);
  }

  @Test
  void invalidAnswerIsRememberedBriefly() {
    authenticate("t");
    keystone.withToken("t", "u1", "p1", HOUR, "member");
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Unknown.class);
    clock.advance(INVALID_CACHE.plusSeconds(1));
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Known.class);
  }

  @Test
  void serviceTokenOfAServiceCounts() {
    keystone
        .withToken("t", "u1", "p1", HOUR, "member")
        .withToken("s", "nova", "service", HOUR, "service", "reader");
    assertThat(strategy.authenticate(request("t", "s")))
        .isEqualTo(
            new AuthOutcome.Known(
                new Identity("u1", "p1", Set.of("member"), Set.of("service", "reader"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "unknown"})
  void otherServiceTokensDoNotCount(String serviceToken) {
    keystone.withToken("t", "u1", "p1", HOUR, "member").withToken("m", "u2", "p2", HOUR, "member");
    assertThat(strategy.authenticate(request("t", serviceToken)))
        .isEqualTo(new AuthOutcome.Known(new Identity("u1", "p1", Set.of("member"), Set.of())));
  }

  @Test
  void ownTokenIsRenewedBeforeItEnds() {
    authenticate("a");
    clock.advance(HOUR.minusSeconds(20));
    authenticate("b");
    assertThat(keystone.issued()).isEqualTo(2);
  }

  @Test
  void ownTokenThatIsRefusedIsReplaced() {
    keystone.withToken("t", "u1", "p1", HOUR, "member");
    authenticate("a");
    keystone.revokeOwn();
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Known.class);
    assertThat(keystone.issued()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 403})
  void failingIdentityServiceIsUnavailableAndNotRemembered(int status) {
    keystone.withToken("t", "u1", "p1", HOUR, "member");
    keystone.failWith(status);
    assertThatExceptionOfType(Fault.Unavailable.class).isThrownBy(() -> authenticate("t"));
    keystone.failWith(null);
    assertThat(authenticate("t")).isInstanceOf(AuthOutcome.Known.class);
  }

  @Test
  void identityServiceThatIsGoneIsUnavailable() {
    keystone.close();
    assertThatExceptionOfType(Fault.Unavailable.class).isThrownBy(() -> authenticate("t"));
  }

  @Test
  void wrongServicePasswordIsNotTheCallersFault() {
    KeystoneStrategy misconfigured = strategy(client, "wrong");
    assertThatExceptionOfType(Fault.Unavailable.class)
        .isThrownBy(() -> misconfigured.authenticate(request("t", null)));
  }

  @Test
  void secretsStayOutOfLogs() {
    assertThat(request("secret-token", "secret-service").toString()).doesNotContain("secret");
    assertThat(new ServiceCredentials("u", "secret", "d", "p", "d").toString())
        .doesNotContain("secret");
  }
}
