package io.brazier.message;

/// How long a command may take: the two lanes of a backend.
public enum Pace {
  /// Seconds: create, extend, snapshot, export.
  QUICK,
  /// Up to hours: copy and wipe.
  SLOW
}
