package io.brazier.bus.rabbit;

import io.brazier.bus.PublishOutcome;
import io.brazier.bus.Topic;
import io.brazier.message.Envelope;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A cast on its way, whose outcome is told once.
final class PendingCast {

  private final Topic topic;
  private final Envelope envelope;
  private final Consumer<PublishOutcome> then;
  private final AtomicBoolean settled = new AtomicBoolean();
  private volatile boolean returned;
  private volatile long sentNanos;

  PendingCast(Topic topic, Envelope envelope, Consumer<PublishOutcome> then) {
    this.topic = topic;
    this.envelope = envelope;
    this.then = then;
  }

  Topic topic() {
    return topic;
  }

  Envelope envelope() {
    return envelope;
  }

  void markSent(long nanos) {
    sentNanos = nanos;
  }

  boolean wasSentBefore(long nanos) {
    return sentNanos - nanos < 0;
  }

  /// The broker had no queue for it; its confirmation is still to come.
  void markReturned() {
    returned = true;
  }

  void confirm() {
    settle(returned ? new PublishOutcome.Unroutable() : new PublishOutcome.Confirmed());
  }

  void fail(String reason) {
    settle(new PublishOutcome.Failed(reason));
  }

  private void settle(PublishOutcome outcome) {
    if (settled.compareAndSet(false, true)) {
      then.accept(outcome);
    }
  }
}
