package io.brazier.api.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/// Makes the policy from the default rules and the operator's.
@ApplicationScoped
class PolicyProducer {

  @Produces
  @Singleton
  Policy policy(PolicyConfig config) {
    Map<String, String> rules = new HashMap<>(DefaultRules.texts());
    config.file().map(PolicyFile::read).ifPresent(rules::putAll);
    return new Policy(RuleSet.parse(rules));
  }
}
