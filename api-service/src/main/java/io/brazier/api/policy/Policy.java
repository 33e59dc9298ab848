package io.brazier.api.policy;

import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;

/// Decides who may do what, by named rules that an operator can override.
public final class Policy {

  /// The rule that makes a caller an administrator.
  public static final String CONTEXT_IS_ADMIN = "context_is_admin";

  private final RuleSet rules;

  Policy(RuleSet rules) {
    this.rules = rules;
  }

  /// Whether the rule holds for the caller and the target.
  ///
  /// @throws IllegalArgumentException if there is no rule of that name
  public boolean allows(String rule, RequestContext context, PolicyTarget target) {
    return rules.get(rule).holds(new Check.Facts(rules, Credentials.of(context), target));
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
