package io.brazier.scheduler.extend;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
import io.brazier.message.ExtendVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.operation.Operation;
import io.brazier.scheduler.claim.FilterScheduler;
import io.brazier.scheduler.claim.Placement;
import io.brazier.scheduler.filter.PlacementRequest;
import io.brazier.scheduler.filter.Rejection;
import io.brazier.usermessage.MessageDetail;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import io.brazier.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Claims the room that a volume grows into, on the pool that it is on (`extend_volume`,
/// `cinder/scheduler/manager.py`). Where there is none the volume stays as it was, and its project
/// is told.
@ApplicationScoped
public class ExtendVolumeHandler implements WorkHandler {

  private final FilterScheduler scheduler;
  private final VolumeRepository volumes;
  private final Endings endings;
  private final MessageCodec codec;

  ExtendVolumeHandler(
      FilterScheduler scheduler, VolumeRepository volumes, Endings endings, MessageCodec codec) {
    this.scheduler = scheduler;
    this.volumes = volumes;
    this.endings = endings;
    this.codec = codec;
  }

  @Override
  public Operation operation() {
    return Operation.EXTEND_VOLUME;
  }

  @Override
  @Transactional
  public void handle(Lease lease) {
    ExtendVolumeArguments arguments = codec.arguments(lease.payload(), ExtendVolumeArguments.class);
    PlacementRequest growth = new PlacementRequest(arguments.requestSpec(), List.of());
    endings.apply(
        lease,
        switch (scheduler.place(growth)) {
          case Placement.Placed placed -> grow(lease, arguments, placed);
          case Placement.NoValidBackend refusal ->
              leave(
                  lease,
                  MessageDetail.NO_BACKEND_AVAILABLE,
                  refusal.on(arguments.requestSpec().resourceBackend()).cause());
        });
  }

  private Ending grow(Lease lease, ExtendVolumeArguments arguments, Placement.Placed placed) {
    BackendAddress address = placed.pool().address();
    return Ending.handedOn(
        Rejection.besides(address, List.of()),
        () -> volumes.claimGrowth(id(lease), arguments.newSizeGib()),
        Topic.volume(address, Operation.EXTEND_VOLUME.pace()),
        arguments);
  }

  @Override
  @Transactional
  public void giveUp(Lease lease, String cause) {
    endings.apply(lease, leave(lease, MessageDetail.UNKNOWN_ERROR, cause));
  }

  private Ending leave(Lease lease, MessageDetail detail, String cause) {
    return Ending.failed(cause, () -> volumes.leaveExtend(id(lease)))
        .givingBack(lease)
        .telling(lease, Operation.EXTEND_VOLUME.action(), detail);
  }

  private static VolumeId id(Lease lease) {
    return new VolumeId(lease.resource().id());
  }
}
