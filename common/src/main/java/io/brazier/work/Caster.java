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
import org.jboss.logging.Logger;

/// Publishes rows. A confirmed cast is stamped on the row a moment later; any other is left to the
/// sweep, which finds the row due.
@ApplicationScoped
class Caster {

  private static final Logger LOG = Logger.getLogger(Caster.class);

  private final Bus bus;
  private final MessageCodec codec;
  private final Identifiers identifiers;
  private final CastStamper stamper;
  private final WorkTracing tracing;

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
        });
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
