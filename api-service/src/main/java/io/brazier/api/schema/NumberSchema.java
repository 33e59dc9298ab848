package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.text.Blanks;
import java.math.BigInteger;
import java.util.Optional;

/// A whole number, or a string that holds one: Cinder applies minimum and maximum to both.
///
/// @param least the smallest value
/// @param most the largest value
record NumberSchema(long least, long most) implements Schema {

  private static final WholePattern DIGITS = WholePattern.of("[0-9]+");

  /// The same for a number that is sent as one, not as a string of digits.
  Schema sentAsNumber() {
    return (value, version) ->
        value.isIntegralNumber()
            ? outside(value, value.bigIntegerValue())
            : Violation.type(value, "integer");
  }

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (value.isIntegralNumber()) {
      return outside(value, value.bigIntegerValue());
    }
    if (!value.isTextual()) {
      return Violation.type(value, "integer', 'string");
    }
    return DIGITS.matches(value.textValue())
        ? outside(value, new BigInteger(Blanks.strip(value.textValue())))
        : Violation.saying(value, "does not match '%s'".formatted(DIGITS));
  }

  private Optional<Violation> outside(JsonNode value, BigInteger number) {
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      return Violation.of(value, PythonText.plain(value) + " is less than the minimum of " + least);
    }
    return number.compareTo(BigInteger.valueOf(most)) > 0
        ? Violation.of(value, PythonText.plain(value) + " is greater than the maximum of " + most)
        : Optional.empty();
  }
}
