package io.brazier.flow;

/// From one state to the next.
///
/// @param elapsedNanos how long `from` lasted: for RUNNING, the time that `execute` took
public record Change<S>(S from, S to, long elapsedNanos) {}
