package io.brazier.e2e.chaos;

/// What clients do.
enum Operation {
  CREATE,
  DELETE,
  RENAME,
  SHOW,
  LIST
}
