package io.brazier.api.schema;

import java.util.regex.Pattern;

/// A pattern that a whole text must match, as all of Cinder's schemas have them (`^…$`). Python's
/// `$` also matches before a last line feed, so a text may end in one.
///
/// @param regex what stands between `^` and `$`
/// @param pattern the same for Java
/// @param longest the largest number of characters, the line feed counted
record WholePattern(String regex, Pattern pattern, int longest) {

  static WholePattern of(String regex) {
    return new WholePattern(regex, Pattern.compile("(?:" + regex + ")\\n?"), Integer.MAX_VALUE);
  }

  /// The same for texts that a column must hold.
  WholePattern upTo(int newLongest) {
    return new WholePattern(regex, pattern, newLongest);
  }

  boolean matches(String text) {
    return text.length() <= longest && pattern.matcher(text).matches();
  }

  /// As Cinder's refusals quote it.
  @Override
  public String toString() {
    return "^" + regex + "$";
  }
}
