package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.bus.Topic;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.message.Pace;
import io.brazier.message.RetryState;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Account;
import io.brazier.work.Lease;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkHandler;
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
  private static final Account DONE = new Account(Account.Outcome.SUCCEEDED, null, List.of());

  private final VolumeRepository volumes;
  private final BackendPoolRepository pools;
  private final Workers workers;
  private final WorkConsumer consumer;
  private final MessageCodec codec;

  StandInScheduler(
      VolumeRepository volumes,
      BackendPoolRepository pools,
      Workers workers,
      WorkConsumer consumer,
      MessageCodec codec) {
    this.volumes = volumes;
    this.pools = pools;
    this.workers = workers;
    this.consumer = consumer;
    this.codec = codec;
  }

  /// Does what is cast from now on.
  void serve(BackendAddress pool) {
    consumer.open(new WorkQueue(Topic.SCHEDULER, WIDTH, List.of(new Creates(this, pool))));
  }

  private record Creates(StandInScheduler scheduler, BackendAddress pool) implements WorkHandler {
    @Override
    public Operation operation() {
      return Operation.CREATE_VOLUME;
    }

    @Override
    public void handle(Lease lease) {
      scheduler.schedule(lease, pool);
    }

    @Override
    public void giveUp(Lease lease, String cause) {
      scheduler.fail(lease);
    }
  }

  @Transactional
  void fail(Lease lease) {
    volumes.transition(new VolumeId(lease.resource().id()), VolumeTransition.CREATE_FAILED);
    end(lease);
  }

  @Transactional
  void schedule(Lease lease, BackendAddress pool) {
    CreateVolumeArguments arguments = codec.arguments(lease.payload(), CreateVolumeArguments.class);
    RetryState tried = arguments.retry();
    if (tried.attempts() >= MOST_ATTEMPTS) {
      fail(lease);
    } else if (volumes.place(new VolumeId(lease.resource().id()), pool, "nova")) {
      pools.claimUnchecked(pool, arguments.requestSpec().sizeGib());
      RetryState next = new RetryState(tried.attempts() + 1, List.of(), tried.lastError());
      workers.handOn(lease, Topic.volume(pool, Pace.QUICK), arguments.next(next, true), DONE);
    } else {
      end(lease);
    }
  }

  private void end(Lease lease) {
    var _ = workers.end(lease, DONE);
  }
}
