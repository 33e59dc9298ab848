package io.brazier.message;

/// What one service asks another to do with a resource: a cast of Cinder's, as a value.
///
/// A command is kept in its worker's row and travels in an [Envelope]. It holds ids and arguments,
/// never tokens or passwords (B-1), and no copies of rows (B-10): receivers read those.
public sealed interface Command permits SchedulerCommand, VolumeCommand {

  /// The operation that the command is a part of, for example `create_volume`; also the word that
  /// names it in spans, logs and the worker's row.
  String operation();
}
