package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.Topic;
import io.brazier.message.Command;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Serves topics: takes what is cast to them and has it handled, sweeps them, and drains on
/// shutdown.
@ApplicationScoped
public class WorkConsumer {

  private final Bus bus;
  private final Sweeper sweeper;
  private final LeaseHolding holding;
  private final WorkConfig config;
  private final List<WorkLane<?>> lanes = new CopyOnWriteArrayList<>();

  WorkConsumer(Bus bus, Sweeper sweeper, LeaseHolding holding, WorkConfig config) {
    this.bus = bus;
    this.sweeper = sweeper;
    this.holding = holding;
    this.config = config;
  }

  /// Frees at once what a former process of this service on this host held when it died, instead of
  /// waiting for its leases to run out. Only for services of which there is one process per host,
  /// and before [#open].
  ///
  /// @param own the topics that only this host serves
  public void recoverOwn(Collection<Topic> own) {
    sweeper.recover(own);
  }

  /// Serves the queue from now on, whether the broker is up yet or not.
  public <C extends Command> void open(WorkQueue<C> queue) {
    WorkLane<C> lane = new WorkLane<>(queue, holding, config);
    lanes.add(lane);
    lane.start(bus);
    sweeper.add(queue.topic(), lane::takeUncast);
  }

  /// Takes nothing new and lets running work finish for a while; the rest is interrupted and given
  /// back.
  void drain(@Observes ShutdownEvent event) {
    lanes.forEach(WorkLane::stop);
    lanes.forEach(WorkLane::drain);
    lanes.clear();
  }
}
