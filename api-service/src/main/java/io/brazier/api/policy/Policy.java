package io.brazier.api.policy;

import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;

/// Decides who may do what, by named rules that an operator can override.
public final class Policy {

  private static final String CONTEXT_IS_ADMIN = "context_is_admin";

  private final RuleSet rules;

  Policy(RuleSet rules) {
    this.rules = rules;
  }

  /// Whether the rule holds for the caller and the target.
  ///
  /// @throws IllegalArgumentException if there is no rule of that name
  public boolean allows(String rule, RequestContext context, PolicyTarget target) {
    return holds(rule, Credentials.of(context), target);
  }

  /// Whether the caller is an administrator: rule `context_is_admin`, whose target is the caller
  /// (`check_is_admin` in `cinder/policy.py`).
  public boolean isAdministrator(RequestContext context) {
    Credentials credentials = Credentials.of(context);
    return holds(CONTEXT_IS_ADMIN, credentials, credentials.asTarget());
  }

  private boolean holds(String rule, Credentials credentials, PolicyTarget target) {
    return rules.get(rule).holds(new Check.Facts(rules, credentials, target));
  }

  /// Refuses what the rule does not allow.
  ///
  /// @throws Fault.Forbidden with Cinder's text, which names the rule
  public void check(String rule, RequestContext context, PolicyTarget target) {
    if (!allows(rule, context, target)) {
      throw Fault.Forbidden.policy(rule);
    }
  }

  /// Checks an action on the caller's own project: a create or a list.
  ///
  /// @throws Fault.Forbidden with Cinder's text, which names the rule
  public void checkOwn(String rule, RequestContext context) {
    check(rule, context, PolicyTarget.own(context));
  }
}
