package io.brazier.api.policy;

import java.util.List;
import java.util.regex.Pattern;

/// A parsed rule of oslo.policy's language.
sealed interface Check {

  /// Whether the rule holds for these facts.
  boolean holds(Facts facts);

  /// `@` and the empty rule.
  record Always() implements Check {
    @Override
    public boolean holds(Facts facts) {
      return true;
    }
  }

  /// `!`.
  record Never() implements Check {
    @Override
    public boolean holds(Facts facts) {
      return false;
    }
  }

  /// `not A`.
  record Not(Check check) implements Check {
    @Override
    public boolean holds(Facts facts) {
      return !check.holds(facts);
    }
  }

  /// `A and B and …`.
  record All(List<Check> checks) implements Check {
    public All {
      checks = List.copyOf(checks);
    }

    @Override
    public boolean holds(Facts facts) {
      return checks.stream().allMatch(check -> check.holds(facts));
    }
  }

  /// `A or B or …`.
  record Any(List<Check> checks) implements Check {
    public Any {
      checks = List.copyOf(checks);
    }

    @Override
    public boolean holds(Facts facts) {
      return checks.stream().anyMatch(check -> check.holds(facts));
    }
  }

  /// `rule:NAME`.
  record Rule(String name) implements Check {
    @Override
    public boolean holds(Facts facts) {
      return facts.rules().get(name).holds(facts);
    }
  }

  /// `role:MATCH`: the caller has the role. Role names know no case.
  record Role(String match) implements Check {
    @Override
    public boolean holds(Facts facts) {
      return facts.target().expand(match).filter(facts.credentials()::haveRole).isPresent();
    }
  }

  /// `KIND:MATCH`: the caller's attribute KIND has the value MATCH. A KIND that is a literal of
  /// Python's is compared as the word that it prints.
  record Match(String kind, String match) implements Check {

    private static final Pattern QUOTED = Pattern.compile("'(.*)'|\"(.*)\"");
    private static final Pattern WORD = Pattern.compile("True|False|None|-?(0|[1-9][0-9]*)");

    @Override
    public boolean holds(Facts facts) {
      return facts.target().expand(match).filter(value -> isHeld(facts, value)).isPresent();
    }

    private boolean isHeld(Facts facts, String value) {
      if (QUOTED.matcher(kind).matches()) {
        return value.equals(kind.substring(1, kind.length() - 1));
      }
      return WORD.matcher(kind).matches()
          ? value.equals(kind)
          : facts.credentials().have(kind, value);
    }
  }

  /// What a check is decided by.
  record Facts(RuleSet rules, Credentials credentials, PolicyTarget target) {}
}
