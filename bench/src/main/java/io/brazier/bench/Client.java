package io.brazier.bench;

/// One who does the same thing again and again, on a thread and a connection of its own.
interface Client extends AutoCloseable {

  /// Does it once.
  ///
  /// @return false if it was refused
  boolean call();

  @Override
  default void close() {}
}
