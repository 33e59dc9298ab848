package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/// Serves topics: takes what is cast to them and has it handled, and sweeps them.
@ApplicationScoped
public class WorkConsumer {

  private final Bus bus;
  private final Sweeper sweeper;
  private final LeaseHolding holding;
  private final WorkConfig config;
  private final List<WorkLane> lanes = new CopyOnWriteArrayList<>();
  private final ReentrantLock opening = new ReentrantLock();
  private boolean draining; // guarded by opening

  WorkConsumer(Bus bus, Sweeper sweeper, LeaseHolding holding, WorkConfig config) {
    this.bus = bus;
    this.sweeper = sweeper;
    this.holding = holding;
    this.config = config;
  }

  /// Frees at once what a former process of this service on this host held when it died, instead of
  /// waiting for its leases to run out. Only for topics that no other process serves, and before
  /// [#open].
  ///
  /// @param own the topics that only this process serves
  public void recoverOwn(Collection<Topic> own) {
    sweeper.recover(own);
  }

  /// Serves the queue from now on, whether the broker is up yet or not. In a service that stops it
  /// does nothing.
  public void open(WorkQueue queue) {
    opening.lock();
    try {
      if (!draining) {
        start(new WorkLane(queue, holding, config));
      }
    } finally {
      opening.unlock();
    }
  }

  private void start(WorkLane lane) {
    lanes.add(lane);
    lane.start(bus);
    sweeper.add(lane.topic());
  }

  /// Takes nothing new, for good, and lets running work finish for a while; the rest is interrupted
  /// and given back. All lanes share that time.
  void drain() {
    stopOpening();
    lanes.forEach(WorkLane::stop);
    try (ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor()) {
      lanes.forEach(lane -> drains.execute(lane::leaveQueue));
      lanes.forEach(lane -> drains.execute(lane::drain));
    }
    lanes.clear();
  }

  private void stopOpening() {
    opening.lock();
    try {
      draining = true;
    } finally {
      opening.unlock();
    }
  }
}
