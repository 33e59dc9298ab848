package io.brazier.capability;

/// How a capability compares with an extra spec.
enum Match {
  /// It meets it.
  YES,
  /// It does not.
  NO,
  /// The operator has no meaning for a value of that kind, where Cinder throws (S-6).
  INCOMPARABLE;

  static Match of(boolean matches) {
    return matches ? YES : NO;
  }
}
