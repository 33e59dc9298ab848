package io.brazier.api.attachment;

import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.bus.Topic;
import io.brazier.connection.ConnectionRepository;
import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
import io.brazier.message.Pace;
import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkHandler;
import io.brazier.work.WorkQueue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Does what the volume service of [MadeVolumesRepository#POOL] is asked for about connections, or
/// says that it cannot, or does not answer.
@Singleton
class FakeStorageHost {

  private static final int MANY = 1_000_000;

  private final WorkConsumer consumer;
  private final ConnectionRepository connections;
  private final Endings endings;
  private final Semaphore awake = new Semaphore(MANY);
  private volatile boolean failing;
  private boolean open;

  FakeStorageHost(WorkConsumer consumer, ConnectionRepository connections, Endings endings) {
    this.consumer = consumer;
    this.connections = connections;
    this.endings = endings;
  }

  /// Begins to work, if it does not yet, and from now on does what it is asked for.
  synchronized void start() {
    failing = false;
    if (!open) {
      open = true;
      Topic topic = Topic.volume(MadeVolumesRepository.POOL, Pace.QUICK);
      consumer.open(
          new WorkQueue(
              topic,
              16,
              List.of(
                  new Handler(Operation.INITIALIZE_CONNECTION),
                  new Handler(Operation.TERMINATE_CONNECTION))));
    }
  }

  /// From now on can do nothing.
  void fail() {
    failing = true;
  }

  /// From now on does not answer.
  void fallAsleep() {
    awake.acquireUninterruptibly(MANY);
  }

  /// Goes on with all that it was asked for.
  void wakeUp() {
    awake.release(MANY);
  }

  private final class Handler implements WorkHandler {
    private final Operation operation;

    private Handler(Operation operation) {
      this.operation = operation;
    }

    @Override
    public Operation operation() {
      return operation;
    }

    @Override
    public void handle(Lease lease) {
      awake.acquireUninterruptibly();
      try {
        endings.apply(lease, ending(lease.resource().id()));
      } finally {
        awake.release();
      }
    }

    private Ending ending(String id) {
      if (failing) {
        return Ending.failed("cannot", () -> connections.failed(id, "cannot"));
      }
      return Ending.succeeded(
          operation == Operation.INITIALIZE_CONNECTION
              ? () -> connections.connected(id, "secret-of-" + id, "{\"target_lun\": 0}")
              : () -> connections.remove(id));
    }

    @Override
    public void giveUp(Lease lease, String cause) {
      throw new IllegalStateException(cause);
    }
  }
}
