package io.brazier.api.list;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attribute.Scalar;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import io.brazier.text.Blanks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Turns the filters of a list into conditions, by the kinds of its attributes.
///
/// @param version the version in effect
record Filters(Attributes attributes, ApiVersion version) {

  private static final String LIKE = "~";
  private static final List<Condition> NEVER = List.of(Condition.NEVER);
  private static final Set<String> TRUE = Set.of("t", "true", "1", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("f", "false", "0", "off", "n", "no");
  private static final ApiVersion STRICT_FLAGS = ApiVersion.of("3.2");

  /// The conditions of one filter. What the resource has no attribute for matches none.
  ///
  /// @throws Fault.Invalid if the value is malformed, naming the filter
  List<Condition> read(String name, String value) {
    if (name.endsWith(LIKE)) {
      return attributes
          .find(name.substring(0, name.length() - LIKE.length()))
          .filter(Attribute::inPart)
          .map(attribute -> List.<Condition>of(like(attribute, value)))
          .orElse(NEVER);
    }
    return attributes.find(name).map(attribute -> read(attribute, value)).orElse(NEVER);
  }

  private List<Condition> read(Attribute attribute, String value) {
    return switch (attribute.kind()) {
      case Pairs pairs -> List.of(paired(pairs, Literal.read(value)));
      case Scalar.TEXT, Scalar.WORD -> List.of(equal(attribute, value));
      case Scalar.LITERAL -> List.of(any(attribute, Literal.read(value), Literal::asText));
      case Scalar.HOST -> host(attribute, value);
      case Scalar.WHOLE -> List.of(any(attribute, Literal.read(value), Literal::asWhole));
      case Scalar.FLAG -> List.of(equal(attribute, flag(attribute, value)));
      case Scalar.LATE_FLAG -> List.of(equal(attribute, lateFlag(attribute, value)));
      case Scalar.MOMENT -> moments(attribute, value);
      case Scalar.NONE -> NEVER;
    };
  }

  /// A part is quoted where the whole may be.
  private static Condition like(Attribute attribute, String value) {
    boolean literal = Set.of(Scalar.LITERAL, Scalar.HOST).contains(attribute.kind());
    return new Condition.Like(
        attribute.column(),
        literal && Literal.read(value) instanceof Literal.Text(var text) ? text : value);
  }

  private static Condition equal(Attribute attribute, Object value) {
    return new Condition.Equal(attribute.column(), value);
  }

  /// The column has the value, or any of several. Nothing has what is no value of its type.
  private static Condition any(
      Attribute attribute, Literal literal, Function<Literal, ? extends Optional<?>> value) {
    return switch (literal) {
      case Literal.None() -> new Condition.Unset(attribute.column());
      case Literal.Several(var items) ->
          new Condition.AnyOf(
              attribute.column(),
              items.stream().map(value).flatMap(Optional::stream).distinct().toList());
      case Literal.Text _, Literal.Numeral _, Literal.Mapping _ ->
          value
              .apply(literal)
              .<Condition>map(each -> equal(attribute, each))
              .orElse(Condition.NEVER);
    };
  }

  /// A filter without a value is none, as in Cinder.
  private static List<Condition> host(Attribute attribute, String value) {
    if (value.isEmpty()) {
      return List.of();
    }
    Condition condition = any(attribute, Literal.read(value), Literal::asText);
    return condition instanceof Condition.Equal(var column, String host)
        ? List.of(new Condition.Within(column, host))
        : List.of(condition);
  }

  /// Nothing has a pair whose value is no single one.
  private static Condition paired(Pairs kind, Literal literal) {
    if (!(literal instanceof Literal.Mapping(var wanted))) {
      return Condition.NEVER;
    }
    Map<String, String> pairs = new HashMap<>();
    wanted.forEach((key, value) -> value.asText().ifPresent(text -> pairs.put(key, text)));
    return pairs.size() == wanted.size() ? new Condition.Paired(kind, pairs) : Condition.NEVER;
  }

  private static List<Condition> moments(Attribute attribute, String value) {
    if (Literal.read(value) instanceof Literal.None) {
      return List.of(new Condition.Unset(attribute.column()));
    }
    return TimeFilter.parse(attribute.name(), value).stream()
        .<Condition>map(
            each -> new Condition.Compared(attribute.column(), each.comparison(), each.moment()))
        .toList();
  }

  private boolean lateFlag(Attribute attribute, String value) {
    return version.atLeast(STRICT_FLAGS)
        ? flag(attribute, value)
        : !value.isEmpty() && !Set.of("False", "false", "FALSE").contains(value);
  }

  private static boolean flag(Attribute attribute, String value) {
    String word = Blanks.strip(value).toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw Fault.Invalid.input("'%s = %s'".formatted(attribute.name(), value));
  }
}
