package io.brazier.scheduler.retype;

import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.ending.Endings;
import io.brazier.message.MessageCodec;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetypeVolumeArguments;
import io.brazier.operation.Operation;
import io.brazier.quota.Quotas;
import io.brazier.scheduler.claim.FilterScheduler;
import io.brazier.scheduler.claim.Placement.NoValidBackend;
import io.brazier.scheduler.filter.FilteredPools;
import io.brazier.scheduler.filter.PlacementRequest;
import io.brazier.usermessage.MessageDetail;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeUsage;
import io.brazier.volumetype.ExtraSpecs;
import io.brazier.work.Lease;
import io.brazier.work.NothingLeft;
import io.brazier.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Gives a volume another type if the pool that it is on has what the type asks for (`retype`,
/// `cinder/scheduler/manager.py` and `cinder/volume/manager.py`). No driver has anything to do for
/// that, so it ends here. Where the volume would have to move it stays as it was, and its project
/// is told: whatever the migration policy, since nothing moves volumes yet.
@ApplicationScoped
public class RetypeVolumeHandler implements WorkHandler {

  private static final String STAYS = "The volume would have to move.";

  private final FilterScheduler scheduler;
  private final VolumeRepository volumes;
  private final VolumeMoveRepository moves;
  private final Quotas quotas;
  private final Endings endings;
  private final MessageCodec codec;
  private final Clock clock;

  RetypeVolumeHandler(
      FilterScheduler scheduler,
      VolumeRepository volumes,
      VolumeMoveRepository moves,
      Quotas quotas,
      Endings endings,
      MessageCodec codec,
      Clock clock) {
    this.scheduler = scheduler;
    this.volumes = volumes;
    this.moves = moves;
    this.quotas = quotas;
    this.endings = endings;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public Operation operation() {
    return Operation.RETYPE_VOLUME;
  }

  @Override
  @Transactional
  public void handle(Lease lease) {
    RequestSpec spec = codec.arguments(lease.payload(), RetypeVolumeArguments.class).requestSpec();
    FilteredPools pools = scheduler.fitting(new PlacementRequest(spec, List.of()));
    endings.apply(
        lease,
        pools.passed().isEmpty()
            ? leave(
                lease,
                MessageDetail.NO_BACKEND_AVAILABLE,
                new NoValidBackend(STAYS, pools.rejections()).on(spec.resourceBackend()).cause())
            : retype(lease, spec));
  }

  /// What was reserved may be more than what is there by now, as a snapshot may have been deleted:
  /// it is given back, and what moves is counted instead. That fits, since the counters stay locked
  /// between the two.
  private Ending retype(Lease lease, RequestSpec spec) {
    Volume volume = volumes.findLive(id(lease)).orElseThrow(() -> left(lease));
    String former = volume.volumeTypeId();
    boolean multiattach = ExtraSpecs.multiattach(spec.extraSpecs());
    if (!moves.finishRetype(volume.id(), spec.volumeTypeId(), multiattach)) {
      throw left(lease);
    }
    List<Integer> snapshots = moves.retypeSnapshots(volume, spec.volumeTypeId());
    Volume retyped = volumes.reread(volume);
    Ending done = Ending.succeeded(() -> true).givingBack(lease);
    if (!retyped.useQuota()) {
      return done;
    }
    return done.and(
            new Effect.Count(
                retyped.projectId(),
                quotas.retypeDelta(former, spec.volumeTypeId(), retyped.size(), snapshots)))
        .announcing(Optional.of(VolumeUsage.of(retyped).info("retype", clock.instant())));
  }

  private static NothingLeft left(Lease lease) {
    return new NothingLeft(lease.resource() + " was moved on by somebody else");
  }

  @Override
  @Transactional
  public void giveUp(Lease lease, String cause) {
    endings.apply(lease, leave(lease, MessageDetail.UNKNOWN_ERROR, cause));
  }

  private Ending leave(Lease lease, MessageDetail detail, String cause) {
    return Ending.failed(cause, () -> moves.leaveRetype(id(lease)))
        .givingBack(lease)
        .telling(lease, Operation.RETYPE_VOLUME.action(), detail);
  }

  private static VolumeId id(Lease lease) {
    return new VolumeId(lease.resource().id());
  }
}
