package io.brazier.manager.volume;

import io.brazier.driver.VolumeSpec;
import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.fault.Fault;
import io.brazier.manager.connection.Exports;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation;
import io.brazier.manager.operation.Turn;
import io.brazier.message.ExtendVolumeArguments;
import io.brazier.operation.Operation;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Makes a volume larger (`extend_volume`, `cinder/volume/manager.py`). The room was claimed by a
/// scheduler, the quota is held by the work.
@ApplicationScoped
class ExtendVolume implements BackendOperation<ExtendVolumeArguments, VolumeRef> {

  private static final Logger LOG = Logger.getLogger(ExtendVolume.class);

  private final VolumeRefs refs;
  private final VolumeRepository volumes;
  private final VolumeNotifications notifications;

  private final Exports exports;

  ExtendVolume(
      VolumeRefs refs,
      VolumeRepository volumes,
      VolumeNotifications notifications,
      Exports exports) {
    this.refs = refs;
    this.volumes = volumes;
    this.notifications = notifications;
    this.exports = exports;
  }

  @Override
  public Operation operation() {
    return Operation.EXTEND_VOLUME;
  }

  @Override
  public Class<ExtendVolumeArguments> arguments() {
    return ExtendVolumeArguments.class;
  }

  @Override
  public List<Turn> turns(Lease lease) {
    return List.of(
        Turn.exclusive(lease.resource()), Exports.turn(new VolumeId(lease.resource().id())));
  }

  @Override
  public VolumeRef read(Lease lease, Backend backend) {
    return refs.get(lease, operation(), backend);
  }

  @Override
  public void announce(Job<VolumeRef> job) {
    notifications.started(operation(), job.subject());
  }

  @Override
  public void perform(Job<VolumeRef> job, ExtendVolumeArguments arguments) {
    job.backend().driver().extend(new VolumeSpec(job.subject().id(), newSize(arguments)));
    exports.resized(job.backend(), job.subject().id());
  }

  private static Gibibytes newSize(ExtendVolumeArguments arguments) {
    return new Gibibytes(arguments.newSizeGib());
  }

  @Override
  public Ending done(Job<VolumeRef> job, ExtendVolumeArguments arguments) {
    VolumeRef grown = job.subject().grownTo(newSize(arguments));
    return Ending.succeeded(() -> volumes.finishExtend(grown.id(), arguments.newSizeGib()))
        .committing(job.lease())
        .announcing(notifications.ended(operation(), grown, grown.statusBefore().word()));
  }

  /// What was grown is taken back, and the claim with it. Where that cannot be done either the
  /// claim stays as large as the storage may be, until the volume is deleted.
  @Override
  public Ending failed(Job<VolumeRef> job, Failure failure) {
    VolumeRef volume = job.subject();
    int size = volume.size().value();
    boolean clean = failure.kind() != Failure.Kind.EXHAUSTED && retracted(job);
    Ending ending =
        Ending.failed(
                volume.pool() + ": " + failure.reason(),
                () -> volumes.failExtend(volume.id(), clean ? size : volume.claimedGib()))
            .givingBack(job.lease())
            .telling(job.lease(), operation().action(), operation().detail())
            .announcing(
                notifications.failed(
                    operation(), volume, operation().failure().to(), failure.reason()));
    return clean
        ? ending.and(new Effect.Release(volume.pool(), volume.claimedGib() - size))
        : ending;
  }

  private static boolean retracted(Job<VolumeRef> job) {
    try {
      job.backend().driver().retract(job.subject().spec());
      return true;
    } catch (Fault.BackendFailed | Fault.Busy stillThere) {
      LOG.warnf(
          "Volume may be larger than its row says until it is deleted: volumeId=%s error=%s",
          job.subject().id(), stillThere.getMessage());
      return false;
    }
  }
}
