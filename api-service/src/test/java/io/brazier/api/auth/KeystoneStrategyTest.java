package io.brazier.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.api.keystone.FakeKeystone;
import io.brazier.api.keystone.KeystoneConfig;
import io.brazier.api.keystone.ProjectStanding;
import io.brazier.api.keystone.SteppedClock;
import io.brazier.api.keystone.Trouble;
import io.brazier.context.Identity;
import io.brazier.context.TokenScope;
import io.brazier.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KeystoneStrategyTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Map<String, String> ROLES_NOT_REQUIRED =
      Map.of("service-token-roles-required", "false");

  private static final Identity USER = Identity.inProject("u1", "p1", Set.of("member"));
  private static final Identity SERVICE =
      Identity.inProject("nova", "service", Set.of("service", "reader"));
  private static final Identity OTHER = Identity.inProject("u2", "p2", Set.of("member"));

  private final SteppedClock clock = new SteppedClock();

  @AutoClose
  private final FakeKeystone keystone =
      FakeKeystone.start(clock)
          .withToken("user", USER, HOUR)
          .withToken("service", SERVICE, HOUR)
          .withToken("other", OTHER, HOUR)
          .withToken("short-user", USER, Duration.ofSeconds(20))
          .withToken("short-service", SERVICE, Duration.ofSeconds(20))
          .withToken("short-other", OTHER, Duration.ofSeconds(20));

  private KeystoneStrategy strategy = strategy(Map.of());

  private KeystoneStrategy strategy(Map<String, String> settings) {
    KeystoneConfig config = keystone.config(settings);
    return new KeystoneStrategy(
        FakeKeystone.validator(config, clock), FakeKeystone.directory(config), config);
  }

  private AuthOutcome authenticate(@Nullable String token, @Nullable String serviceToken) {
    return strategy.authenticate(new AuthRequest(token, serviceToken, "ignored", "ignored"));
  }

  private void letShortTokensEnd() {
    clock.advance(Duration.ofSeconds(21));
  }

  private static void assertRefused(AuthOutcome outcome) {
    assertThat(outcome).isInstanceOf(AuthOutcome.Unknown.class);
  }

  @Test
  void validTokenIsItsUser() {
    assertThat(authenticate("user", null)).isEqualTo(new AuthOutcome.Known(USER, null));
  }

  /// The identity service decides what an asker may know, not we.
  @Test
  void projectIsLookedForWithTheAskersToken() {
    keystone.withToken("admin", Identity.inProject("u3", "p3", Set.of("admin")), HOUR);

    assertThat(findProject("p1", "admin")).isEqualTo(ProjectStanding.THERE);
    assertThat(findProject("../p1?x", "admin")).isEqualTo(ProjectStanding.MISSING);
    assertThat(findProject("p1", "user")).isEqualTo(ProjectStanding.HIDDEN);
    assertThat(findProject("p1", "unknown")).isEqualTo(ProjectStanding.HIDDEN);
  }

  private ProjectStanding findProject(String id, String token) {
    return strategy.findProject(id, new AuthRequest(token, null, null, null));
  }

  @Test
  void tokenOfTheSystemHasNoProject() {
    Identity admin =
        new Identity("u1", "d1", new TokenScope(null, null, null, "all", true), Set.of("admin"));
    keystone.withToken("t", admin, HOUR);

    assertThat(authenticate("t", null)).isEqualTo(new AuthOutcome.Known(admin, null));
  }

  @Test
  void missingTokenIsToldWhereTokensAre() {
    assertThat(authenticate(null, null))
        .isEqualTo(new AuthOutcome.Unknown("Keystone uri=\"%s\"".formatted(keystone.url())));
    assertThat(keystone.issued()).isZero();
  }

  @Test
  void clientsAreToldTheirAddressOfTheIdentityService() {
    strategy = strategy(Map.of("public-url", "http://id.example/v3"));

    assertThat(authenticate("unknown", null))
        .isEqualTo(new AuthOutcome.Unknown("Keystone uri=\"http://id.example/v3\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "with blank"})
  void invalidTokenIsRefused(String token) {
    assertRefused(authenticate(token, null));
    assertRefused(authenticate(token, "service"));
  }

  @Test
  void serviceComesWithItsUser() {
    assertThat(authenticate("user", "service")).isEqualTo(new AuthOutcome.Known(USER, SERVICE));
  }

  @Test
  void serviceTokenAloneIsNobody() {
    assertRefused(authenticate(null, "service"));
  }

  @Test
  void emptyServiceTokenIsNone() {
    assertThat(authenticate("user", "")).isEqualTo(new AuthOutcome.Known(USER, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "with blank", "other", "short-service"})
  void serviceTokenThatDoesNotCountSpoilsTheRequest(String serviceToken) {
    letShortTokensEnd();

    assertRefused(authenticate("user", serviceToken));
  }

  @Test
  void serviceTokenWithoutTheRoleCountsWhereItIsNotRequired() {
    strategy = strategy(ROLES_NOT_REQUIRED);

    assertThat(authenticate("user", "other")).isEqualTo(new AuthOutcome.Known(USER, OTHER));
    assertRefused(authenticate("user", "unknown"));
  }

  @Test
  void rolesOfServicesAreSettings() {
    strategy = strategy(Map.of("service-token-roles", "operator,member"));

    assertThat(authenticate("user", "other")).isEqualTo(new AuthOutcome.Known(USER, OTHER));
    assertRefused(authenticate("user", "service"));
  }

  @Test
  void serviceGoesOnForAUserWhoseTokenHasEnded() {
    letShortTokensEnd();

    assertThat(authenticate("short-user", "service"))
        .isEqualTo(new AuthOutcome.Known(USER, SERVICE));
  }

  @ParameterizedTest
  @CsvSource({"true,", "true,unknown", "true,other", "true,short-service", "false,other"})
  void nobodyElseDoes(boolean rolesRequired, @Nullable String serviceToken) {
    strategy = strategy(Map.of("service-token-roles-required", Boolean.toString(rolesRequired)));
    letShortTokensEnd();

    assertRefused(authenticate("short-user", serviceToken));
  }

  @Test
  void userIsNotLetInByWhatAServiceWasToldBefore() {
    letShortTokensEnd();
    authenticate("short-user", "service");

    assertRefused(authenticate("short-user", null));
    assertThat(authenticate("short-user", "service")).isInstanceOf(AuthOutcome.Known.class);
  }

  @Test
  void identityServiceThatFailsIsNobodysFault() {
    keystone.sufferFrom(Trouble.status(500));

    assertThatExceptionOfType(Fault.Unavailable.class).isThrownBy(() -> authenticate("user", null));
    assertThatExceptionOfType(Fault.Unavailable.class)
        .isThrownBy(() -> authenticate("user", "service"));
  }

  @Test
  void strategyIsReadyIfTheIdentityServiceIs() {
    strategy = strategy(Map.of("timeout", "300ms"));
    keystone.sufferFrom(Trouble.stall());
    assertThat(strategy.isReady()).isFalse();
    keystone.sufferFrom(null);

    strategy = strategy(Map.of());
    assertThat(strategy.isReady()).isTrue();
  }

  @Test
  void secretsStayOutOfLogs() {
    assertThat(new AuthRequest("secret-token", "secret-service", "u", "p").toString())
        .doesNotContain("secret");
  }
}
