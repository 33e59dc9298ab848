package io.brazier.page;

/// A column that lists may be sorted or filtered by.
///
/// @param name its name in SQL; comes from a fixed table of ours, never from a client
/// @param nullable whether it can be null; a column that cannot is sorted the way its index is
public record Column(String name, boolean nullable) {

  private static final String SQL_NAME = "[a-z_][a-z0-9_]*";

  /// Refuses anything that is not a plain column name.
  public Column {
    if (!name.matches(SQL_NAME)) {
      throw new IllegalArgumentException("not a column name: " + name);
    }
  }

  /// A column that is never null.
  public static Column required(String name) {
    return new Column(name, false);
  }

  /// A column that may be null.
  public static Column nullable(String name) {
    return new Column(name, true);
  }
}
