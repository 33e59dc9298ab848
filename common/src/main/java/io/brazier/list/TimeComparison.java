package io.brazier.list;

/// How a moment is compared; the constants' wire words are their names in lower case.
public enum TimeComparison {
  GT(">"),
  GTE(">="),
  EQ("="),
  NEQ("<>"),
  LT("<"),
  LTE("<=");

  private final String sql;

  TimeComparison(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
