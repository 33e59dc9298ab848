package io.brazier.api.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// All rules by name, parsed and known to refer to each other without a gap or a circle.
record RuleSet(Map<String, Check> rules) {

  /// Checks the references.
  ///
  /// @throws IllegalArgumentException if a rule refers to one that does not exist, or to itself
  RuleSet {
    rules = Map.copyOf(rules);
    for (String name : rules.keySet()) {
      refuseCircle(rules, name, new HashSet<>());
    }
  }

  /// Parses rule texts.
  ///
  /// @throws IllegalArgumentException naming the rule that is wrong
  static RuleSet parse(Map<String, String> texts) {
    Map<String, Check> parsed = new HashMap<>();
    texts.forEach((name, text) -> parsed.put(name, parse(name, text)));
    return new RuleSet(parsed);
  }

  private static Check parse(String name, String text) {
    try {
      return RuleParser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("policy rule " + name + " is wrong", e);
    }
  }

  private static void refuseCircle(Map<String, Check> rules, String name, Set<String> above) {
    Check check = rules.get(name);
    if (check == null || !above.add(name)) {
      throw new IllegalArgumentException(
          "policy rule %s is %s".formatted(name, check == null ? "not defined" : "circular"));
    }
    visit(rules, check, above);
    above.remove(name);
  }

  private static void visit(Map<String, Check> rules, Check check, Set<String> above) {
    switch (check) {
      case Check.Rule(var name) -> refuseCircle(rules, name, above);
      case Check.Not(var inner) -> visit(rules, inner, above);
      case Check.All(var inner) -> inner.forEach(each -> visit(rules, each, above));
      case Check.Any(var inner) -> inner.forEach(each -> visit(rules, each, above));
      case Check.Always _, Check.Never _, Check.Role _, Check.Match _ -> {}
    }
  }

  /// The rule of a name.
  ///
  /// @throws IllegalArgumentException if there is no such rule
  Check get(String name) {
    Check check = rules.get(name);
    if (check == null) {
      throw new IllegalArgumentException("no policy rule is named " + name);
    }
    return check;
  }
}
