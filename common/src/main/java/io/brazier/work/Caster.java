package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.PublishOutcome.Confirmed;
import io.brazier.bus.PublishOutcome.Failed;
import io.brazier.bus.PublishOutcome.Unroutable;
import io.brazier.context.Identifiers;
import io.brazier.lifecycle.Loop;
import io.brazier.message.Envelope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Publishes rows. A confirmed cast is stamped on the row a moment later, many by one statement;
/// one that is lost, with the process or the database, makes the sweep cast once more, as it does
/// for any other outcome.
@ApplicationScoped
class Caster {

  private static final Logger LOG = Logger.getLogger(Caster.class);
  private static final int MOST_UNDER_WAY = Integer.MAX_VALUE;
  private static final int BATCH = 500;

  private final Bus bus;
  private final Identifiers identifiers;
  private final WorkerRepository repository;
  private final WorkTracing tracing;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final Queue<Cast> confirmed = new ConcurrentLinkedQueue<>();
  private final Loop stamping;

  Caster(
      Bus bus,
      Identifiers identifiers,
      WorkerRepository repository,
      WorkTracing tracing,
      WorkConfig config) {
    this.bus = bus;
    this.identifiers = identifiers;
    this.repository = repository;
    this.tracing = tracing;
    this.stamping = Loop.onDemand(config.stampPeriod(), "cast-stamper", this::stamp);
  }

  /// Casts without waiting and without throwing for the broker's sake.
  void cast(Cast cast) {
    underWay.acquireUninterruptibly();
    WorkTracing.Publishing span = tracing.publishing(cast);
    Envelope envelope =
        new Envelope(
            identifiers.next(),
            cast.workerId(),
            cast.operation(),
            cast.requestId(),
            span.traceparent());
    bus.publish(
        cast.topic(),
        envelope,
        outcome -> {
          span.end(outcome);
          settle(cast, outcome);
          underWay.release();
        });
  }

  private void settle(Cast cast, PublishOutcome outcome) {
    switch (outcome) {
      case Confirmed() -> {
        confirmed.add(cast);
        stamping.wake();
      }
      case Unroutable() ->
          LOG.warnf("Cast found no queue: workerId=%d topic=%s", cast.workerId(), cast.topic());
      case Failed(String reason) ->
          LOG.debugf("Cast failed: workerId=%d reason=%s", cast.workerId(), reason);
    }
  }

  private void stamp() {
    for (List<Cast> batch = nextConfirmed(); !batch.isEmpty(); batch = nextConfirmed()) {
      List<Cast> casts = batch;
      QuarkusTransaction.requiringNew().run(() -> repository.stamp(casts));
    }
  }

  private List<Cast> nextConfirmed() {
    List<Cast> batch = new ArrayList<>();
    for (Cast cast = confirmed.poll(); cast != null; cast = confirmed.poll()) {
      batch.add(cast);
      if (batch.size() == BATCH) {
        break;
      }
    }
    return batch;
  }

  /// Waits until it is known of all casts what became of them, but no longer than the limit; writes
  /// what is confirmed by then, and no more after that.
  void stop(Duration limit) {
    awaitOutcomes(limit);
    stamping.closeAfterOnePass();
  }

  private void awaitOutcomes(Duration limit) {
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
}
