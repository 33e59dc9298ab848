package io.brazier.e2e.chaos;

/// What clients do.
enum Operation {
  CREATE,
  EXTEND,
  DELETE,
  RENAME,
  SHOW,
  LIST
}
