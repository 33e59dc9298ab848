package io.brazier.api.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The value of a filter as Python reads it: clients write literals, and Cinder evaluates them
/// (`ast.literal_eval` in `cinder/volume/api.py: check_volume_filters`).
sealed interface Literal {

  /// A quoted text without its quotes, or what is no literal at all, as it was sent.
  record Text(String value) implements Literal {}

  /// A number, or a truth value, which Python counts among them. Compared with a text it is the
  /// text that was sent: a project's id may be made of digits and one `e`.
  ///
  /// @param text as it was sent
  record Numeral(String text, double value) implements Literal {}

  /// `None`.
  record None() implements Literal {}

  /// Values of a list, a tuple or a set.
  record Several(List<Literal> items) implements Literal {

    /// Copies the list.
    public Several {
      items = List.copyOf(items);
    }
  }

  /// A map. Its keys are texts, or numbers as they were sent.
  record Mapping(Map<String, Literal> pairs) implements Literal {

    /// Copies the map.
    public Mapping {
      pairs = Map.copyOf(pairs);
    }
  }

  /// Reads a filter's value. What is no literal stays the text that it is.
  static Literal read(String text) {
    return LiteralReader.read(text).orElseGet(() -> new Text(text));
  }

  /// The value as a text; empty if it is not one value.
  default Optional<String> asText() {
    return switch (this) {
      case Text(var value) -> Optional.of(value);
      case Numeral(var text, var _) -> Optional.of(text);
      case None(), Several(var _), Mapping(var _) -> Optional.empty();
    };
  }

  /// The value as a whole number, also of a text that is one; empty if it is none that a column can
  /// hold.
  default Optional<Integer> asWhole() {
    return switch (this) {
      case Text(var value) when read(value) instanceof Numeral numeral -> numeral.asWhole();
      case Numeral(var _, var value) when value == (int) value -> Optional.of((int) value);
      case Text _, Numeral _, None _, Several _, Mapping _ -> Optional.empty();
    };
  }
}
