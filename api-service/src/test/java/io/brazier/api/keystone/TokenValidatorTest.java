package io.brazier.api.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.brazier.api.keystone.TokenValidator.Past;
import io.brazier.api.keystone.TokenValidator.Question;
import io.brazier.context.Identity;
import io.brazier.context.TokenScope;
import io.brazier.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known of tokens, with an identity service on a clock of its own.
@Timeout(30)
class TokenValidatorTest {

  private static final Duration CACHE = Duration.ofMinutes(5);
  private static final Duration INVALID_CACHE = Duration.ofSeconds(10);
  private static final Duration HOUR = Duration.ofHours(1);

  /// Enough for any answer that comes.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Too short for one that does not.
  private static final Duration IMPATIENCE = Duration.ofMillis(300);

  private static final int CROWD = 200;

  private final SteppedClock clock = new SteppedClock();

  /// Keystone's own, which goes with ours unless a test steps one of them only.
  private final SteppedClock theirClock = new SteppedClock();

  @AutoClose private final FakeKeystone keystone = FakeKeystone.start(theirClock);

  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TokenValidator tokens = validator(Map.of());

  private TokenValidator validator(Map<String, String> settings) {
    return FakeKeystone.validator(keystone.config(settings), clock);
  }

  private TokenState ask(String token) {
    return ask(token, Past.REFUSED);
  }

  private TokenState ask(String token, Past past) {
    return tokens.validate(new Question(token, past), Deadline.in(PATIENCE));
  }

  private void assertUnavailable(String token, Duration patience) {
    assertThatExceptionOfType(Fault.Unavailable.class)
        .isThrownBy(() -> tokens.validate(new Question(token, Past.REFUSED), Deadline.in(patience)))
        .withMessage("The identity service is unavailable at this time.");
  }

  private void advance(Duration by) {
    clock.advance(by);
    theirClock.advance(by);
  }

  private void giveToken(Duration lifetime) {
    keystone.withToken("t", "u1", "p1", lifetime, "member");
  }

  private static void assertValid(TokenState state) {
    assertThat(state).isInstanceOf(TokenState.Valid.class);
  }

  private static void assertInvalid(TokenState state) {
    assertThat(state).isInstanceOf(TokenState.Invalid.class);
  }

  private List<Future<TokenState>> askAtOnce(List<String> all) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(all.size());
    List<Future<TokenState>> answers = new ArrayList<>();
    for (String each : all) {
      answers.add(
          threads.submit(() -> {
            ready.countDown();
            return ask(each);
          }));
    }
    ready.await();
    return answers;
  }

  @Test
  void tokenSaysWhoItIsAndWhatItIsGoodFor() {
    Identity identity =
        new Identity(
            "u1", "d1", new TokenScope("p1", "d2", null, null, false), Set.of("member", "reader"));
    keystone.withToken("t", identity, HOUR);

    assertThat(ask("t")).isEqualTo(new TokenState.Valid(identity, clock.instant().plus(HOUR)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank", "line\nbreak", "nul\0", "ü", "\u007f"})
  void whatIsNoTokenIsNotAskedAbout(String token) {
    assertInvalid(ask(token));
    assertThat(keystone.validated()).isEmpty();
    assertThat(keystone.issued()).isZero();
  }

  @Test
  void tokenHasALength() {
    String longest = "x".repeat(4096);
    keystone.withToken(longest, "u1", "p1", HOUR).withToken(longest + "x", "u1", "p1", HOUR);

    assertValid(ask(longest));
    assertInvalid(ask(longest + "x"));
    assertThat(keystone.validated()).containsExactly(longest);
  }

  @Test
  void answerIsRemembered() {
    giveToken(HOUR);
    ask("t");
    keystone.revoke("t");
    advance(CACHE.minusSeconds(1));

    assertValid(ask("t"));
    assertThat(keystone.validated()).containsExactly("t");
  }

  @Test
  void revocationIsSeenAfterTheCacheTime() {
    giveToken(HOUR);
    ask("t");
    keystone.revoke("t");
    advance(CACHE.plusSeconds(1));

    assertInvalid(ask("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1"})
  void revocationIsSeenAtOnceWithoutACacheTime(String cacheTime) {
    tokens = validator(Map.of("cache-time", cacheTime));
    giveToken(HOUR);
    assertValid(ask("t"));
    keystone.revoke("t");

    assertInvalid(ask("t"));
  }

  @Test
  void invalidAnswerIsRememberedBriefly() {
    assertInvalid(ask("t"));
    giveToken(HOUR);
    assertInvalid(ask("t"));
    advance(INVALID_CACHE.plusSeconds(1));

    assertValid(ask("t"));
  }

  @Test
  void tokenIsNotBelievedPastItsEnd() {
    giveToken(Duration.ofSeconds(30));
    assertValid(ask("t"));
    advance(Duration.ofSeconds(29));
    assertValid(ask("t"));
    advance(Duration.ofSeconds(2));

    assertInvalid(ask("t"));
  }

  @Test
  void tokenIsNotBelievedPastItsEndAlthoughKeystonesClockIsSlow() {
    giveToken(Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(31));

    assertInvalid(ask("t"));
  }

  @Test
  void tokenPastItsEndCountsWhereThatIsAllowed() {
    giveToken(Duration.ofSeconds(30));
    advance(Duration.ofSeconds(31));

    assertValid(ask("t", Past.ALLOWED));
  }

  @Test
  void eachOfTheTwoJudgementsIsRememberedByItself() {
    giveToken(Duration.ofSeconds(30));
    advance(Duration.ofSeconds(31));

    for (int i = 0; i < 2; i++) {
      assertInvalid(ask("t"));
      assertValid(ask("t", Past.ALLOWED));
    }
    assertThat(keystone.validated()).containsExactly("t", "t");
  }

  @Test
  void tokenThatWasRememberedAsExpiredIsNotBelievedWhereThatIsRefused() {
    giveToken(Duration.ofSeconds(30));
    advance(Duration.ofSeconds(31));

    assertValid(ask("t", Past.ALLOWED));
    assertInvalid(ask("t"));
  }

  @Test
  void revocationOfATokenPastItsEndIsSeenAfterTheCacheTime() {
    giveToken(Duration.ofSeconds(30));
    advance(Duration.ofSeconds(31));
    ask("t", Past.ALLOWED);
    keystone.revoke("t");
    advance(CACHE.plusSeconds(1));

    assertInvalid(ask("t", Past.ALLOWED));
  }

  @Test
  void manyWhoAskAtOnceHaveTheTokenValidatedOnce() throws Exception {
    giveToken(HOUR);
    keystone.sufferFrom(Trouble.delay());
    List<Future<TokenState>> answers = askAtOnce(Collections.nCopies(CROWD, "t"));
    keystone.sufferFrom(null);

    for (Future<TokenState> answer : answers) {
      assertValid(answer.get());
    }
    assertThat(keystone.validated()).containsExactly("t");
    assertThat(keystone.issued()).isEqualTo(1);
  }

  @Test
  void noMoreThanSoManyTokensAreValidatedAtATime() throws Exception {
    tokens = validator(Map.of("max-validations", "2"));
    Trouble delay = Trouble.delay().of("GET");
    keystone.sufferFrom(delay);
    List<Future<TokenState>> answers = askAtOnce(List.of("a", "b", "c", "d", "e", "f"));
    await().until(() -> delay.inside() >= 2);
    keystone.sufferFrom(null);

    for (Future<TokenState> answer : answers) {
      assertInvalid(answer.get());
    }
    assertThat(delay.most()).isEqualTo(2);
    assertThat(keystone.validated()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
  }

  @Test
  void whoFindsNoPlaceInTimeIsRefused() throws Exception {
    tokens = validator(Map.of("max-validations", "1"));
    giveToken(HOUR);
    Trouble delay = Trouble.delay();
    keystone.sufferFrom(delay);
    List<Future<TokenState>> first = askAtOnce(List.of("a"));
    await().until(() -> delay.inside() == 1);

    assertThatExceptionOfType(Fault.Unavailable.class)
        .isThrownBy(() -> tokens.validate(new Question("t", Past.REFUSED), Deadline.in(IMPATIENCE)))
        .withMessage("The identity service is busy at this time.");
    keystone.sufferFrom(null);
    assertInvalid(first.getFirst().get());
    assertValid(ask("t"));
  }

  static Stream<Trouble> wrongAnswers() {
    String body =
        "{\"token\": {\"user\": {\"id\": \"u1\"}, \"expires_at\": \"2026-01-01T01:00:00Z\"}}";
    String tooLong = body.replace("u1", "u".repeat(1 << 20));
    return Stream.of(
        Trouble.status(200),
        Trouble.status(201),
        Trouble.status(204),
        Trouble.answer(301, Map.of("Location", "/v3/auth/tokens"), ""),
        Trouble.answer(302, Map.of("Location", "/v3/auth/tokens"), ""),
        Trouble.status(400),
        Trouble.status(401),
        Trouble.status(403),
        Trouble.answer(429, Map.of("Retry-After", "1"), ""),
        Trouble.status(500),
        Trouble.status(503),
        Trouble.answer(200, Map.of(), "{\"token\": "),
        Trouble.answer(200, Map.of(), "<html>busy</html>"),
        Trouble.answer(200, Map.of(), "{\"token\": {}}"),
        Trouble.answer(200, Map.of("X-Subject-Token", "other"), body),
        Trouble.answer(200, Map.of(), tooLong),
        Trouble.answer(201, Map.of(), body),
        Trouble.answer(201, Map.of("X-Subject-Token", "own"), "<html>busy</html>"),
        Trouble.answer(201, Map.of("X-Subject-Token", "own"), tooLong),
        Trouble.hangUp());
  }

  @ParameterizedTest
  @MethodSource("wrongAnswers")
  void wrongAnswerAboutATokenIsUnavailableAndNotRemembered(Trouble trouble) {
    giveToken(HOUR);
    ask("other");
    keystone.sufferFrom(trouble.of("GET"));
    assertUnavailable("t", PATIENCE);
    keystone.sufferFrom(null);

    assertValid(ask("t"));
  }

  @ParameterizedTest
  @MethodSource("wrongAnswers")
  void wrongAnswerWithOurOwnTokenIsUnavailableAndNotRemembered(Trouble trouble) {
    giveToken(HOUR);
    keystone.sufferFrom(trouble.of("POST"));
    assertUnavailable("t", PATIENCE);
    keystone.sufferFrom(null);

    assertValid(ask("t"));
  }

  static Stream<Trouble> slowAnswers() {
    return Stream.of(Trouble.silence(), Trouble.stall(), Trouble.trickle())
        .flatMap(trouble -> Stream.of(trouble.of("GET"), trouble.of("POST")));
  }

  @ParameterizedTest
  @MethodSource("slowAnswers")
  @Timeout(10)
  void slowAnswerIsUnavailableInTimeAndNotRemembered(Trouble trouble) {
    giveToken(HOUR);
    keystone.sufferFrom(trouble);
    assertUnavailable("t", IMPATIENCE);
    keystone.sufferFrom(null);

    assertValid(ask("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void nobodyWaitsForTheOthersAsWell(String method) throws Exception {
    keystone.sufferFrom(Trouble.stall().of(method));
    long begun = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String token = "t" + i;
      all.add(
          threads.submit(
              () -> tokens.validate(new Question(token, Past.REFUSED), Deadline.in(IMPATIENCE))));
    }
    for (Future<?> each : all) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(each::get)
          .withCauseInstanceOf(Fault.Unavailable.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isLessThan(IMPATIENCE.multipliedBy(CROWD / 2));
  }

  @Test
  void connectionOfAnAnswerThatIsNotWaitedForIsClosed() {
    Trouble trickle = Trouble.trickle();
    keystone.sufferFrom(trickle);
    assertUnavailable("t", IMPATIENCE);

    await().until(() -> trickle.inside() == 0);
  }

  @Test
  void identityServiceThatIsGoneIsUnavailable() {
    keystone.close();
    assertUnavailable("t", IMPATIENCE);
  }

  @Test
  void rememberedTokensWorkWhileTheIdentityServiceStalls() {
    giveToken(HOUR);
    ask("t");
    keystone.sufferFrom(Trouble.stall());

    assertValid(ask("t"));
  }

  @Test
  void ownTokenIsRenewedBeforeItEnds() {
    ask("a");
    advance(HOUR.minusSeconds(20));
    ask("b");

    assertThat(keystone.issued()).isEqualTo(2);
  }

  @Test
  void ownTokenThatIsRefusedIsReplaced() {
    giveToken(HOUR);
    ask("a");
    keystone.revokeOwn();

    assertValid(ask("t"));
    assertThat(keystone.issued()).isEqualTo(2);
  }

  @Test
  void wrongServicePasswordIsNotTheCallersFault() {
    tokens = validator(Map.of("password", "wrong"));
    giveToken(HOUR);

    assertUnavailable("t", IMPATIENCE);
    assertThat(tokens.isAnswering(Deadline.in(PATIENCE))).isFalse();
  }

  @Test
  void readinessFollowsTheIdentityService() {
    assertThat(tokens.isAnswering(Deadline.in(PATIENCE))).isTrue();
    keystone.sufferFrom(Trouble.stall().of("GET"));
    assertUnavailable("t", IMPATIENCE);
    assertThat(tokens.isAnswering(Deadline.in(IMPATIENCE))).isFalse();
    keystone.sufferFrom(null);

    assertThat(tokens.isAnswering(Deadline.in(PATIENCE))).isTrue();
  }

  @Test
  void readinessIsNotTakenFromAnAnswerOfLongAgo() {
    ask("t");
    keystone.sufferFrom(Trouble.status(500));
    assertThat(tokens.isAnswering(Deadline.in(IMPATIENCE))).isTrue();
    advance(Duration.ofSeconds(10));

    assertThat(tokens.isAnswering(Deadline.in(IMPATIENCE))).isFalse();
  }

  @Test
  void readinessNeedsNoPlace() throws Exception {
    tokens = validator(Map.of("max-validations", "1"));
    ask("x");
    advance(Duration.ofSeconds(10));
    keystone.sufferFrom(Trouble.delay().about("a"));
    List<Future<TokenState>> first = askAtOnce(List.of("a"));
    await().until(() -> keystone.validated().contains("a"));

    assertThat(tokens.isAnswering(Deadline.in(PATIENCE))).isTrue();
    keystone.sufferFrom(null);
    assertInvalid(first.getFirst().get());
  }

  @Test
  void secretsStayOutOfLogs() {
    assertThat(new Question("secret", Past.REFUSED).toString()).doesNotContain("secret");
    assertThat(new ServiceCredentials("u", "secret", "d", "p", "d").toString())
        .doesNotContain("secret");
  }
}
