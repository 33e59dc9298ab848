package io.brazier.page;

/// Which way a key sorts.
public enum Direction {
  /// Small to large; nulls first, as Cinder's database does.
  ASC,
  /// Large to small; nulls last.
  DESC
}
