package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.PublishOutcome.Confirmed;
import io.brazier.bus.PublishOutcome.Failed;
import io.brazier.bus.PublishOutcome.Unroutable;
import io.brazier.context.Identifiers;
import io.brazier.message.Command;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import io.brazier.message.MessageCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Publishes rows. A confirmed cast is stamped on the row a moment later; any other is left to the
/// sweep, which finds the row due.
@ApplicationScoped
class Caster {

  private static final Logger LOG = Logger.getLogger(Caster.class);
  private static final int MOST_UNDER_WAY = Integer.MAX_VALUE;

  private final Bus bus;
  private final MessageCodec codec;
  private final Identifiers identifiers;
  private final CastStamper stamper;
  private final WorkTracing tracing;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

  Caster(
      Bus bus,
      MessageCodec codec,
      Identifiers identifiers,
      CastStamper stamper,
      WorkTracing tracing) {
    this.bus = bus;
    this.codec = codec;
    this.identifiers = identifiers;
    this.stamper = stamper;
    this.tracing = tracing;
  }

  /// Casts without waiting and without throwing for the broker's sake.
  ///
  /// @return false if nothing was cast since the row's command is not understood, which happens to
  ///   rows that a newer service wrote
  boolean cast(Cast cast) {
    return switch (codec.decodeCommand(cast.payload())) {
      case Understood<Command>(Command command) -> {
        cast(cast, command);
        yield true;
      }
      case NotUnderstood<Command>(String reason) -> {
        LOG.errorf("Cannot cast worker: workerId=%d reason=%s", cast.workerId(), reason);
        yield false;
      }
    };
  }

  private void cast(Cast cast, Command command) {
    underWay.acquireUninterruptibly();
    WorkTracing.Publishing span = tracing.publishing(cast, command.operation());
    Envelope envelope =
        new Envelope(
            identifiers.next(), cast.workerId(), cast.requestId(), span.traceparent(), command);
    bus.publish(
        cast.topic(),
        envelope,
        outcome -> {
          span.end(outcome);
          settle(cast, outcome);
          underWay.release();
        });
  }

  /// Waits until it is known of all casts what became of them, but no longer than the limit.
  void awaitOutcomes(Duration limit) {
    try {
      if (underWay.tryAcquire(MOST_UNDER_WAY, limit.toMillis(), TimeUnit.MILLISECONDS)) {
        underWay.release(MOST_UNDER_WAY);
      } else {
        LOG.warn("Casts are not confirmed; the sweep of another process repeats them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(Cast cast, PublishOutcome outcome) {
    switch (outcome) {
      case Confirmed() -> stamper.stamp(cast);
      case Unroutable() ->
          LOG.warnf("Cast found no queue: workerId=%d topic=%s", cast.workerId(), cast.topic());
      case Failed(String reason) ->
          LOG.debugf("Cast failed: workerId=%d reason=%s", cast.workerId(), reason);
    }
  }
}
