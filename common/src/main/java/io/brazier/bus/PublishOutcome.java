package io.brazier.bus;

/// What became of a cast.
public sealed interface PublishOutcome {

  /// The broker has it safely in a queue.
  record Confirmed() implements PublishOutcome {}

  /// The broker had no queue for it and dropped it. The bus declares the queue again before the
  /// next cast to it.
  record Unroutable() implements PublishOutcome {}

  /// Nobody knows: no connection, no confirmation in time, or a refusal. The message may have
  /// arrived.
  ///
  /// @param reason one line for the operator
  record Failed(String reason) implements PublishOutcome {}
}
