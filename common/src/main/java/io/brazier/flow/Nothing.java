package io.brazier.flow;

/// The result of a task that has none: `Task<Nothing>` returns [#NOTHING].
public enum Nothing {
  NOTHING
}
