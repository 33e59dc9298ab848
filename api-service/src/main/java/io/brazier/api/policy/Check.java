package io.brazier.api.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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

  /// `KIND:MATCH`: the caller's attribute KIND has the value MATCH, in which `%(name)s` stands for
  /// an attribute of the target. A quoted KIND is compared as a word. Role names know no case.
  record Match(String kind, String match) implements Check {

    private static final Pattern PLACE = Pattern.compile("%\\((\\w+)\\)s");
    private static final Pattern QUOTED = Pattern.compile("'(.*)'|\"(.*)\"");
    private static final String ROLE = "role";

    @Override
    public boolean holds(Facts facts) {
      return expand(facts.target()).filter(value -> isHeld(facts, value)).isPresent();
    }

    private boolean isHeld(Facts facts, String value) {
      Matcher quoted = QUOTED.matcher(kind);
      if (quoted.matches()) {
        return value.equals(kind.substring(1, kind.length() - 1));
      }
      String wanted = kind.equals(ROLE) ? value.toLowerCase(Locale.ROOT) : value;
      return facts.credentials().values(kind).contains(wanted);
    }

    /// Empty if the target lacks the attribute: then the rule does not hold.
    private Optional<String> expand(PolicyTarget target) {
      Matcher places = PLACE.matcher(match);
      StringBuilder expanded = new StringBuilder();
      while (places.find()) {
        String value = target.attributes().get(places.group(1));
        if (value == null) {
          return Optional.empty();
        }
        places.appendReplacement(expanded, Matcher.quoteReplacement(value));
      }
      return Optional.of(places.appendTail(expanded).toString());
    }
  }

  /// What a check is decided by.
  record Facts(RuleSet rules, Credentials credentials, PolicyTarget target) {}
}
