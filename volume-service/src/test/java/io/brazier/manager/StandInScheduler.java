package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.bus.Topic;
import io.brazier.message.Pace;
import io.brazier.message.RetryState;
import io.brazier.message.SchedulerCommand;
import io.brazier.message.VolumeCommand;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkQueue;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Stands in for the schedulers: sends every volume to one pool, again and again, three times at
/// most.
@ApplicationScoped
class StandInScheduler {

  private static final int WIDTH = 4;
  private static final int MOST_ATTEMPTS = 3;

  private final VolumeRepository volumes;
  private final BackendPoolRepository pools;
  private final Workers workers;
  private final WorkConsumer consumer;

  StandInScheduler(
      VolumeRepository volumes,
      BackendPoolRepository pools,
      Workers workers,
      WorkConsumer consumer) {
    this.volumes = volumes;
    this.pools = pools;
    this.workers = workers;
    this.consumer = consumer;
  }

  /// Does what is cast from now on.
  void serve(BackendAddress pool) {
    consumer.open(
        new WorkQueue<>(
            Topic.SCHEDULER,
            WIDTH,
            SchedulerCommand.class,
            (command, lease) -> handle(command, lease, pool),
            this::expired));
  }

  private void handle(SchedulerCommand command, Lease lease, BackendAddress pool) {
    switch (command) {
      case SchedulerCommand.CreateVolume create -> schedule(create, lease, pool);
    }
  }

  @Transactional
  void expired(Lease lease, String cause) {
    volumes.transition(new VolumeId(lease.resource().id()), VolumeTransition.CREATE_FAILED);
    workers.end(lease);
  }

  @Transactional
  void schedule(SchedulerCommand.CreateVolume create, Lease lease, BackendAddress pool) {
    VolumeId id = create.volumeId();
    RetryState tried = create.retry();
    if (tried.attempts() >= MOST_ATTEMPTS) {
      volumes.transition(id, VolumeTransition.CREATE_FAILED);
      workers.end(lease);
    } else if (volumes.place(id, pool, "nova")) {
      pools.claimUnchecked(pool, create.requestSpec().sizeGib());
      RetryState next = new RetryState(tried.attempts() + 1, List.of(), tried.lastError());
      workers.handOn(
          lease,
          Topic.volume(pool, Pace.QUICK),
          new VolumeCommand.CreateVolume(id, create.requestSpec(), next, true));
    } else {
      workers.end(lease);
    }
  }
}
