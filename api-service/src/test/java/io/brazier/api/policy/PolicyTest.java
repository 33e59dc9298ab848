package io.brazier.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.brazier.context.Identity;
import io.brazier.context.RequestContext;
import io.brazier.context.RequestId;
import io.brazier.context.TokenScope;
import io.brazier.fault.Fault;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final Policy DEFAULTS = new Policy(RuleSet.parse(DefaultRules.texts()));
  private static final TokenScope SYSTEM = new TokenScope(null, null, null, "all", true);
  private static final TokenScope DOMAIN = new TokenScope(null, null, "d2", null, true);
  private static final TokenScope PLAIN_PROJECT = new TokenScope("p1", "d3", null, null, false);

  private static RequestContext caller(boolean admin, String... roles) {
    return context(Identity.inProject("u1", "p1", Set.of(roles)), null, admin);
  }

  private static RequestContext context(Identity user, @Nullable Identity service, boolean admin) {
    return new RequestContext(new RequestId("req-1"), user, service, admin);
  }

  private static RequestContext scoped(TokenScope scope, String... roles) {
    return context(new Identity("u1", "d1", scope, Set.of(roles)), null, false);
  }

  private static boolean holds(String rule, RequestContext context) {
    Policy policy = new Policy(RuleSet.parse(Map.of("tested", rule, "yes", "@", "no", "!")));
    return policy.allows("tested", context, PolicyTarget.own(context));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@ | true",
        "! | false",
        "'' | true",
        "role:member | true",
        "role:Member | true",
        "role:admin | false",
        "not role:admin | true",
        "not not role:admin | false",
        "user_id:u1 | true",
        "user_id:%(user_id)s | true",
        "project_id:%(project_id)s | true",
        "project_id:%(missing)s | false",
        "is_admin:True | false",
        "is_admin:False | true",
        "unknown:thing | false",
        "rule:yes and rule:no | false",
        "rule:yes or rule:no | true",
        "rule:no and rule:no or rule:yes | true",
        "rule:yes or rule:no and rule:no | true",
        "(rule:yes or rule:no) and rule:no | false",
        "not rule:no and rule:yes | true",
        "not (rule:no or rule:yes) | false",
        "NOT rule:no AND rule:yes | true",
        "((rule:yes)) | true",
        "is_admin_project:True | true",
        "is_admin_project:False | false",
        "roles:member | true",
        "roles:Member | false",
        "role:%(missing)s | false",
        "project_id:%(target.project.id)s | false",
        "not project_id:%(missing)s | true",
        "True:%(user_id)s | false",
        "True:True | true",
        "None:%(missing)s | false",
        "7:7 | true",
        "system_scope:None | true",
        "domain_id:None | true",
        "service_user_id:None | true",
        "unknown:None | false",
        "system:None | false",
        "(role:reader) or (role:member and project_id:%(project_id)s) | true",
      })
  void ruleIsDecided(String rule, boolean expected) {
    assertThat(holds(rule, caller(false, "member"))).isEqualTo(expected);
  }

  /// What the case was: an administrator of a project that is not the administrators'.
  @ParameterizedTest
  @CsvSource({
    "role:admin and is_admin_project:True, false",
    "role:admin and is_admin_project:False, true",
    "project_domain_id:d3, true",
    "user_domain_id:d1, true",
    "system_scope:all, false",
    "not system_scope:all, true",
    "domain_id:d3, false",
  })
  void projectIsTheAdministratorsIfTheTokenSaysSo(String rule, boolean expected) {
    assertThat(holds(rule, scoped(PLAIN_PROJECT, "admin"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "system_scope:all, true",
    "system:all, true",
    "not system_scope:all, false",
    "project_id:%(project_id)s, false",
    "not project_id:%(project_id)s, true",
    "project_id:None, true",
  })
  void tokenOfTheSystemIsSeen(String rule, boolean expected) {
    assertThat(holds(rule, scoped(SYSTEM, "admin"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"domain_id:d2, true", "not domain_id:d2, false", "system_scope:all, false"})
  void tokenOfADomainIsSeen(String rule, boolean expected) {
    assertThat(holds(rule, scoped(DOMAIN, "admin"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "service_roles:service, true",
    "service_roles:Service, false",
    "service_user_id:nova, true",
    "service_user_domain_id:d8, true",
    "service_project_id:p9, true",
    "service_project_domain_id:d9, true",
    "user_id:nova, false",
    "role:service, false",
  })
  void serviceIsSeenBesideItsUser(String rule, boolean expected) {
    Identity service =
        new Identity("nova", "d8", new TokenScope("p9", "d9", null, null, true), Set.of("service"));
    RequestContext context =
        context(Identity.inProject("u1", "p1", Set.of("member")), service, false);
    assertThat(holds(rule, context)).isEqualTo(expected);
  }

  @Test
  void targetOfTheRuleForAdministratorsIsTheCaller() {
    Policy policy =
        new Policy(RuleSet.parse(Map.of("context_is_admin", "role:admin and 'd2':%(domain_id)s")));
    assertThat(policy.isAdministrator(scoped(DOMAIN, "admin"))).isTrue();
    assertThat(policy.isAdministrator(scoped(SYSTEM, "admin"))).isFalse();
    assertThat(policy.isAdministrator(scoped(DOMAIN, "member"))).isFalse();
  }

  @Test
  void administratorOfAProjectThatIsNotTheAdministratorsStillIsOne() {
    assertThat(DEFAULTS.isAdministrator(scoped(PLAIN_PROJECT, "admin"))).isTrue();
    assertThat(DEFAULTS.isAdministrator(caller(false, "member"))).isFalse();
  }

  @Test
  void quotedWordIsComparedWithTheTarget() {
    assertThat(holds("'p1':%(project_id)s", caller(false))).isTrue();
    assertThat(holds("'p2':%(project_id)s", caller(false))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role",
        "role:",
        ":x",
        "(role:a",
        "role:a)",
        "and",
        "role:a and",
        "role:a role:b",
        "or @",
        "not",
        "()",
        "http://host/check"
      })
  void malformedRuleIsRefused(String rule) {
    assertThatIllegalArgumentException().isThrownBy(() -> RuleSet.parse(Map.of("r", rule)));
  }

  @Test
  void circleIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleSet.parse(Map.of("a", "rule:b", "b", "not rule:a")))
        .withMessageContaining("circular");
  }

  @Test
  void referenceToNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleSet.parse(Map.of("a", "rule:b or @")))
        .withMessageContaining("b is not defined");
  }

  @Test
  void unknownRuleIsAnErrorOfTheProgram() {
    RequestContext context = caller(true, "admin");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.checkOwn("volume:nothing", context));
  }

  @ParameterizedTest
  @CsvSource({
    "volume:get,            reader, true",
    "volume:get,            member, false",
    "volume:get,            admin,  true",
    "volume:create,         member, true",
    "volume:create,         reader, false",
    "volume:create,         admin,  true",
    "volume:force_delete,   member, false",
    "volume:force_delete,   admin,  true",
    "context_is_admin,      admin,  true",
    "context_is_admin,      member, false",
  })
  void defaultsKnowTheThreeRoles(String rule, String role, boolean allowed) {
    RequestContext context = caller(false, role);
    assertThat(DEFAULTS.allows(rule, context, PolicyTarget.own(context))).isEqualTo(allowed);
  }

  @Test
  void operatorsCanLeaveThingsToWhoMadeThem() {
    Policy policy = new Policy(RuleSet.parse(Map.of("volume:delete", "user_id:%(user_id)s")));
    RequestContext context = caller(false, "member");
    assertThat(policy.allows("volume:delete", context, PolicyTarget.owned("p1", "u1"))).isTrue();
    assertThat(policy.allows("volume:delete", context, PolicyTarget.owned("p1", "u2"))).isFalse();
    assertThat(policy.allows("volume:delete", context, PolicyTarget.ofProject("p1"))).isFalse();
  }

  @Test
  void memberOfAnotherProjectIsRefused() {
    RequestContext context = caller(false, "member", "reader");
    PolicyTarget foreign = PolicyTarget.ofProject("p2");
    assertThat(DEFAULTS.allows("volume:get", context, foreign)).isFalse();
    assertThatExceptionOfType(Fault.Forbidden.class)
        .isThrownBy(() -> DEFAULTS.check("volume:delete", context, foreign))
        .withMessage("Policy doesn't allow volume:delete to be performed.");
  }

  @Test
  void callerWithoutProjectOwnsNothing() {
    RequestContext context = scoped(SYSTEM, "member", "reader");
    assertThat(DEFAULTS.allows("volume:get", context, PolicyTarget.own(context))).isFalse();
  }

  @Test
  void allOfCindersRulesAreThere() {
    Map<String, String> texts = DefaultRules.texts();
    assertThat(texts).hasSize(161 + 6);
    assertThat(texts)
        .containsKeys(
            "volume:create",
            "volume_extension:volume_actions:upload_public",
            "scheduler_extension:scheduler_stats:get_pools",
            "volume_extension:quota_classes:update",
            "limits_extension:used_limits");
  }
}
