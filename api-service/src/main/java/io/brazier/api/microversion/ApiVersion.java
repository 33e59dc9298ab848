package io.brazier.api.microversion;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of the API, for example 3.27. Versions are compared as numbers: 3.9 is before 3.10.
///
/// The rule for well-formed texts is Cinder's (`cinder/api/openstack/api_version_request.py`).
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d*)\\.([1-9]\\d*|0)");
  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /// Reads `MAJOR.MINOR`; empty if the text is anything else. Numbers beyond 2^31-1 are read as
  /// that, which is outside every range that is served.
  public static Optional<ApiVersion> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new ApiVersion(number(parts.group(1)), number(parts.group(2))))
        : Optional.empty();
  }

  /// Reads a version that is a constant of the program.
  ///
  /// @throws IllegalArgumentException if it is malformed
  public static ApiVersion of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a version: " + text));
  }

  private static int number(String digits) {
    return new BigInteger(digits).min(LARGEST).intValue();
  }

  /// Whether this version is the given one or a later one.
  public boolean atLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
