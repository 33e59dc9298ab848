package io.brazier.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.brazier.context.RequestContext;
import io.brazier.context.RequestId;
import io.brazier.fault.Fault;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final Policy DEFAULTS = new Policy(RuleSet.parse(DefaultRules.texts()));

  private static RequestContext caller(boolean admin, String... roles) {
    return new RequestContext(new RequestId("req-1"), "u1", "p1", Set.of(roles), Set.of(), admin);
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
        "(role:reader) or (role:member and project_id:%(project_id)s) | true",
      })
  void ruleIsDecided(String rule, boolean expected) {
    assertThat(holds(rule, caller(false, "member"))).isEqualTo(expected);
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
    RequestContext context =
        new RequestContext(
            new RequestId("req-1"), "u1", null, Set.of("member", "reader"), Set.of(), false);
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
