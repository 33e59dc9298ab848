package io.brazier.bus;

import io.brazier.message.Envelope;
import java.util.function.Consumer;

/// Carries envelopes to topics. The port; `BusContract` among the tests says what every bus does.
///
/// Only `io.brazier.work` publishes: whatever is cast has a row that survives the loss of the
/// message.
public interface Bus {

  /// Casts, without waiting and without ever throwing for the broker's sake.
  ///
  /// A queue that does not exist is declared first, if we have the right to, so a cast to a service
  /// that is stopped waits for it (B-3). If the broker is away the outcome is
  /// [PublishOutcome.Failed] at once.
  ///
  /// @param then called exactly once, on a thread of the bus or the caller's; must not block
  void publish(Topic topic, Envelope envelope, Consumer<PublishOutcome> then);

  /// Starts to consume. The queue is declared, and declared and consumed again after every loss of
  /// the broker or of the queue, until the subscription is closed; the broker need not be up yet.
  ///
  /// @param width how many deliveries may be unsettled at a time
  /// @param handler called on a virtual thread per delivery
  Subscription consume(Topic topic, int width, DeliveryHandler handler);

  /// Whether the broker can be reached now.
  boolean isConnected();

  /// Whether all subscriptions consume, or have not been kept from it for long.
  boolean isConsuming();

  /// Registers somebody who wants to know that a queue had to be made, so what was cast to a former
  /// queue of that name is gone (B-3). Called on a virtual thread of its own; may block.
  void onQueueCreated(Consumer<Topic> watcher);
}
