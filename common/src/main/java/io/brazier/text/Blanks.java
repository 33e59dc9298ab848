package io.brazier.text;

/// What Python's `str.strip` takes for blank. Java's `strip` keeps the blanks that no line may be
/// broken at, and U+0085.
public final class Blanks {

  private static final int NEXT_LINE = 0x85;

  private Blanks() {}

  /// A text without the blanks at its ends.
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /// Whether a text has nothing but blanks, or nothing at all.
  public static boolean areAll(String text) {
    return text.chars().allMatch(Blanks::isBlank);
  }

  /// All blanks are of the basic multilingual plane, so one `char` is one of them.
  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == NEXT_LINE;
  }
}
