package io.brazier.scheduler.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/// The operators of extra specs (`cinder/scheduler/filters/extra_specs_ops.py`). Mind that `=` asks
/// for at least the number.
enum ExtraSpecOperator {
  AT_LEAST("=", numbers(difference -> difference >= 0)),
  EQUAL("==", numbers(difference -> difference == 0)),
  NOT_EQUAL("!=", numbers(difference -> difference != 0)),
  GREATER_OR_EQUAL(">=", numbers(difference -> difference >= 0)),
  LESS_OR_EQUAL("<=", numbers(difference -> difference <= 0)),
  TEXT_EQUAL("s==", (value, operand) -> Match.of(value.equals(operand))),
  TEXT_NOT_EQUAL("s!=", (value, operand) -> Match.of(!value.equals(operand))),
  TEXT_LESS("s<", texts(order -> order < 0)),
  TEXT_LESS_OR_EQUAL("s<=", texts(order -> order <= 0)),
  TEXT_GREATER("s>", texts(order -> order > 0)),
  TEXT_GREATER_OR_EQUAL("s>=", texts(order -> order >= 0)),
  IN("<in>", ExtraSpecOperator::contains),
  IS("<is>", (value, operand) -> Match.of(isTrue(value) == isTrue(operand)));

  private static final Set<String> TRUE_WORDS = Set.of("1", "t", "true", "on", "y", "yes");

  private final String symbol;
  private final BiFunction<Object, String, Match> comparison;

  ExtraSpecOperator(String symbol, BiFunction<Object, String, Match> comparison) {
    this.symbol = symbol;
    this.comparison = comparison;
  }

  static Optional<ExtraSpecOperator> named(String symbol) {
    return Arrays.stream(values()).filter(operator -> operator.symbol.equals(symbol)).findFirst();
  }

  Match compare(Object value, String operand) {
    return comparison.apply(value, operand);
  }

  /// Compares as Python's `float` reads both sides; a text that is no number matches nothing.
  private static BiFunction<Object, String, Match> numbers(DoublePredicate meets) {
    return (value, operand) ->
        switch (value) {
          case Number number -> compareNumbers(number.doubleValue(), operand, meets);
          case Boolean truth -> compareNumbers(truth ? 1 : 0, operand, meets);
          case String text ->
              PythonFloat.parse(text).isPresent()
                  ? compareNumbers(PythonFloat.parse(text).getAsDouble(), operand, meets)
                  : Match.NO;
          default -> Match.INCOMPARABLE;
        };
  }

  private static Match compareNumbers(double value, String operand, DoublePredicate meets) {
    return PythonFloat.parse(operand).stream()
        .mapToObj(number -> Match.of(meets.test(value == number ? 0 : value - number)))
        .findFirst()
        .orElse(Match.NO);
  }

  private static BiFunction<Object, String, Match> texts(IntPredicate meets) {
    return (value, operand) ->
        value instanceof String text
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
    return TRUE_WORDS.contains(value.toString().strip().toLowerCase(Locale.ROOT));
  }
}
