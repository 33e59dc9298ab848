package io.brazier.capability;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Compares a capability with the value of an extra spec (`match`,
/// `cinder/scheduler/filters/extra_specs_ops.py`).
///
/// The value may begin with an operator; of the words after it only the first counts, but for
/// `<or>`. Without an operator the capability must be that very text, without any conversion.
final class ExtraSpecMatcher {

  private static final String OR = "<or>";

  private ExtraSpecMatcher() {}

  /// Never throws, whatever a user wrote into the spec.
  static Match match(Object value, String required) {
    List<String> words =
        Arrays.stream(required.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    String first = words.isEmpty() ? "" : words.getFirst();
    if (first.equals(OR)) {
      return Match.of(isOneOf(value, words));
    }
    return ExtraSpecOperator.named(first)
        .map(operator -> words.size() < 2 ? Match.NO : operator.compare(value, words.get(1)))
        .orElseGet(() -> Match.of(value.equals(required)));
  }

  /// `<or> a <or> b`: every second word is a choice, whatever stands between them.
  private static boolean isOneOf(Object value, List<String> words) {
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      rest.next();
      if (rest.hasNext() && rest.next().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
