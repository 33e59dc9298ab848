package io.brazier.api.list;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attribute.Scalar;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import io.brazier.text.Blanks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
          .<List<Condition>>map(plain -> List.of(new Condition.Like(plain.column(), value)))
          .orElse(NEVER);
    }
    return attributes.find(name).map(attribute -> read(attribute, value)).orElse(NEVER);
  }

  private List<Condition> read(Attribute attribute, String value) {
    return switch (attribute.kind()) {
      case Pairs pairs ->
          Literal.map(value)
              .<List<Condition>>map(wanted -> List.of(new Condition.Paired(pairs, wanted)))
              .orElse(NEVER);
      case Scalar.TEXT, Scalar.WORD -> equal(attribute, value);
      case Scalar.LITERAL -> equal(attribute, Literal.unquoted(value));
      case Scalar.WHOLE ->
          whole(Literal.unquoted(value)).map(number -> equal(attribute, number)).orElse(NEVER);
      case Scalar.FLAG -> equal(attribute, flag(attribute, value));
      case Scalar.LATE_FLAG -> equal(attribute, lateFlag(attribute, value));
      case Scalar.MOMENT -> moments(attribute, value);
      case Scalar.NONE -> NEVER;
    };
  }

  private static List<Condition> equal(Attribute attribute, Object value) {
    return List.of(new Condition.Equal(attribute.column(), value));
  }

  private static List<Condition> moments(Attribute attribute, String value) {
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

  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.valueOf(Blanks.strip(text)));
    } catch (NumberFormatException _) {
      // No row has what is no number.
      return Optional.empty();
    }
  }
}
