package io.brazier.doctor.cli;

/// What came of a difference.
sealed interface Treatment {

  /// It was only looked at.
  record Seen() implements Treatment {}

  /// It was mended.
  ///
  /// @param deed what was done
  record Mended(String deed) implements Treatment {}

  /// When it was to be mended it was not there any more.
  record Gone() implements Treatment {}

  /// It could not be mended.
  record Failed(String reason) implements Treatment {}

  /// Whether the difference is still there.
  default boolean isOpen() {
    return switch (this) {
      case Seen(), Failed(_) -> true;
      case Mended(_), Gone() -> false;
    };
  }
}
