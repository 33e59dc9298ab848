package io.brazier.scheduler.create;

import static java.util.Objects.requireNonNull;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
import io.brazier.message.MessageCodec;
import io.brazier.message.RequestSpec;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.scheduler.claim.FilterScheduler;
import io.brazier.scheduler.claim.Placement;
import io.brazier.scheduler.filter.PlacementRequest;
import io.brazier.scheduler.filter.Rejection;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.usermessage.MessageDetail;
import io.brazier.work.Lease;
import io.brazier.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Claims the room of a snapshot on the pool of its volume (`create_snapshot`,
/// `cinder/scheduler/manager.py`). Where there is none the snapshot is in error, and its project is
/// told.
@ApplicationScoped
public class CreateSnapshotHandler implements WorkHandler {

  private final FilterScheduler scheduler;
  private final SnapshotRepository snapshots;
  private final Endings endings;
  private final MessageCodec codec;

  CreateSnapshotHandler(
      FilterScheduler scheduler,
      SnapshotRepository snapshots,
      Endings endings,
      MessageCodec codec) {
    this.scheduler = scheduler;
    this.snapshots = snapshots;
    this.endings = endings;
    this.codec = codec;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_SNAPSHOT;
  }

  @Override
  @Transactional
  public void handle(Lease lease) {
    SnapshotArguments arguments = codec.arguments(lease.payload(), SnapshotArguments.class);
    RequestSpec spec = requireNonNull(arguments.requestSpec(), "requestSpec");
    endings.apply(
        lease,
        switch (scheduler.place(new PlacementRequest(spec, List.of()))) {
          case Placement.Placed placed -> claim(lease, arguments, placed);
          case Placement.NoValidBackend refusal ->
              fail(
                  lease,
                  MessageDetail.NO_BACKEND_AVAILABLE,
                  refusal.on(spec.resourceBackend()).cause());
        });
  }

  private Ending claim(Lease lease, SnapshotArguments arguments, Placement.Placed placed) {
    BackendAddress address = placed.pool().address();
    return Ending.handedOn(
        Rejection.besides(address, List.of()),
        () -> snapshots.claim(id(lease)),
        Topic.volume(address, Operation.CREATE_SNAPSHOT.pace()),
        arguments);
  }

  @Override
  @Transactional
  public void giveUp(Lease lease, String cause) {
    endings.apply(lease, fail(lease, MessageDetail.UNKNOWN_ERROR, cause));
  }

  private Ending fail(Lease lease, MessageDetail detail, String cause) {
    return Ending.failed(cause, () -> snapshots.transition(id(lease), SnapshotStatus.CREATE_FAILED))
        .telling(lease, Operation.CREATE_SNAPSHOT.action(), detail);
  }

  private static SnapshotId id(Lease lease) {
    return new SnapshotId(lease.resource().id());
  }
}
