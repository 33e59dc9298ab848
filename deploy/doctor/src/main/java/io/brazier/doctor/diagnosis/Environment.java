package io.brazier.doctor.diagnosis;

import java.util.Map;

/// The variables by which the services find their parts.
public record Environment(Map<String, String> variables) {

  /// Copies the map.
  public Environment {
    variables = Map.copyOf(variables);
  }

  /// A variable that has to be there.
  ///
  /// @throws Unreachable naming it if it is not
  public String need(String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new Unreachable(name + " is not set.");
    }
    return value;
  }

  /// A variable with a default.
  public String get(String name, String otherwise) {
    return variables.getOrDefault(name, otherwise);
  }

  /// A number with a default.
  ///
  /// @throws Unreachable if it is no number
  public int number(String name, int otherwise) {
    try {
      return Integer.parseInt(get(name, Integer.toString(otherwise)));
    } catch (NumberFormatException e) {
      throw new Unreachable(name + " is no number.", e);
    }
  }
}
