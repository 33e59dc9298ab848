package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// A whole number, or a string that holds one: Cinder applies minimum and maximum to both.
///
/// @param least the smallest value
/// @param most the largest value
/// @param emptyAllowed whether an empty string passes, as for a service id
record NumberSchema(long least, long most, boolean emptyAllowed) implements Schema {

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String PATTERN_TEXT = "'^[0-9]+$'";

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (value.isIntegralNumber()) {
      return outside(value, value.bigIntegerValue());
    }
    return value.isTextual()
        ? textViolation(value)
        : Optional.of(Violation.type(value, "integer', 'string"));
  }

  private Optional<Violation> textViolation(JsonNode value) {
    String text = value.textValue();
    if (text.isEmpty() && emptyAllowed) {
      return Optional.empty();
    }
    if (!DIGITS.matcher(text).matches()) {
      return Optional.of(
          Violation.of(value, PythonText.quoted(value) + " does not match " + PATTERN_TEXT));
    }
    return outside(value, new BigInteger(text));
  }

  private Optional<Violation> outside(JsonNode value, BigInteger number) {
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      return Optional.of(
          Violation.of(value, PythonText.plain(value) + " is less than the minimum of " + least));
    }
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      return Optional.of(
          Violation.of(value, PythonText.plain(value) + " is greater than the maximum of " + most));
    }
    return Optional.empty();
  }
}
