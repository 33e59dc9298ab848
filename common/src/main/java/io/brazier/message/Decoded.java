package io.brazier.message;

/// What came of reading a message.
public sealed interface Decoded<T> {

  /// It was understood.
  record Understood<T>(T value) implements Decoded<T> {}

  /// It was not, and a second reading will not help.
  ///
  /// @param reason one line for the operator, without the message's content
  record NotUnderstood<T>(String reason) implements Decoded<T> {}
}
