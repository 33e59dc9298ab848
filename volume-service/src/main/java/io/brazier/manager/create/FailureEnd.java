package io.brazier.manager.create;

/// What became of a create that failed.
enum FailureEnd {
  /// The backend failed, and the volume went back to a scheduler for another one.
  RESCHEDULED,
  /// The backend failed, and that was the end: the volume is in `error` and its owner was told.
  ERROR,
  /// Something else failed, for example the database. Nothing was given up: the worker stays, and
  /// the same try is made again.
  LEFT
}
