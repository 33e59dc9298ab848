package io.brazier.capability;

import io.brazier.text.Blanks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/// The operators of extra specs (`cinder/scheduler/filters/extra_specs_ops.py`). Mind that `=` asks
/// for at least the number.
enum ExtraSpecOperator {
  AT_LEAST("="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  GREATER_OR_EQUAL(">="),
  LESS_OR_EQUAL("<="),
  TEXT_EQUAL("s=="),
  TEXT_NOT_EQUAL("s!="),
  TEXT_LESS("s<"),
  TEXT_LESS_OR_EQUAL("s<="),
  TEXT_GREATER("s>"),
  TEXT_GREATER_OR_EQUAL("s>="),
  IN("<in>"),
  IS("<is>");

  private static final Set<String> TRUE_WORDS = Set.of("1", "t", "true", "on", "y", "yes");

  private final String symbol;

  ExtraSpecOperator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<ExtraSpecOperator> named(String symbol) {
    return Arrays.stream(values()).filter(operator -> operator.symbol.equals(symbol)).findFirst();
  }

  Match compare(Object value, String operand) {
    return switch (this) {
      case AT_LEAST, GREATER_OR_EQUAL -> numbers(value, operand, difference -> difference >= 0);
      case EQUAL -> numbers(value, operand, difference -> difference == 0);
      case NOT_EQUAL -> numbers(value, operand, difference -> difference != 0);
      case LESS_OR_EQUAL -> numbers(value, operand, difference -> difference <= 0);
      case TEXT_EQUAL -> Match.of(value.equals(operand));
      case TEXT_NOT_EQUAL -> Match.of(!value.equals(operand));
      case TEXT_LESS -> texts(value, operand, order -> order < 0);
      case TEXT_LESS_OR_EQUAL -> texts(value, operand, order -> order <= 0);
      case TEXT_GREATER -> texts(value, operand, order -> order > 0);
      case TEXT_GREATER_OR_EQUAL -> texts(value, operand, order -> order >= 0);
      case IN -> contains(value, operand);
      case IS -> Match.of(isTrue(value) == isTrue(operand));
    };
  }

  /// Compares as Python's `float` reads both sides; a text that is no number matches nothing.
  private static Match numbers(Object value, String operand, DoublePredicate meets) {
    return switch (value) {
      case Number number -> compareNumbers(number.doubleValue(), operand, meets);
      case Boolean truth -> compareNumbers(truth ? 1 : 0, operand, meets);
      case String text ->
          PythonFloat.parse(text).stream()
              .mapToObj(number -> compareNumbers(number, operand, meets))
              .findFirst()
              .orElse(Match.NO);
      default -> Match.INCOMPARABLE;
    };
  }

  private static Match compareNumbers(double value, String operand, DoublePredicate meets) {
    return PythonFloat.parse(operand).stream()
        .mapToObj(number -> Match.of(meets.test(value == number ? 0 : value - number)))
        .findFirst()
        .orElse(Match.NO);
  }

  private static Match texts(Object value, String operand, IntPredicate meets) {
    return value instanceof String text
        ? Match.of(meets.test(text.compareTo(operand)))
        : Match.INCOMPARABLE;
  }

  private static Match contains(Object value, String operand) {
    return switch (value) {
      case String text -> Match.of(text.contains(operand));
      case List<?> list -> Match.of(list.contains(operand));
      default -> Match.INCOMPARABLE;
    };
  }

  private static boolean isTrue(Object value) {
    return TRUE_WORDS.contains(Blanks.strip(value.toString()).toLowerCase(Locale.ROOT));
  }
}
