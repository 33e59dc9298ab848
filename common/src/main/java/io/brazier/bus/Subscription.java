package io.brazier.bus;

/// A consumer that can be ended.
public interface Subscription extends AutoCloseable {

  /// No more deliveries; those in hand can still be settled.
  void stop();

  /// Stops, and gives deliveries that are not settled back to the queue. Idempotent.
  @Override
  void close();
}
