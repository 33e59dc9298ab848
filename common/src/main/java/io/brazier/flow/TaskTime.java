package io.brazier.flow;

/// How long a task worked.
///
/// @param executeNanos the time that `execute` took; reverts are not in it
public record TaskTime(String task, long executeNanos) {}
