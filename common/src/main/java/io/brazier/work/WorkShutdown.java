package io.brazier.work;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Ends the worker mechanism of a service that stops, in an order in which nothing is lost: what
/// ends or gives back work still has the database, the bus and its leases. Those go later, with the
/// beans.
///
/// Before all that the service is not ready any more (`quarkus.shutdown.delay`).
@ApplicationScoped
class WorkShutdown {

  private static final Duration CONFIRMS = Duration.ofSeconds(2);

  private final Sweeper sweeper;
  private final WorkConsumer consumer;
  private final Caster caster;
  private final LeaseKeeper keeper;

  WorkShutdown(Sweeper sweeper, WorkConsumer consumer, Caster caster, LeaseKeeper keeper) {
    this.sweeper = sweeper;
    this.consumer = consumer;
    this.caster = caster;
    this.keeper = keeper;
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  void stop() {
    sweeper.stop();
    consumer.drain();
    caster.stop(CONFIRMS);
    keeper.stop();
  }
}
