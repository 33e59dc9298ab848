package io.brazier.manager.volume;

import io.brazier.driver.SnapshotSpec;
import io.brazier.ending.Ending;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation;
import io.brazier.manager.snapshot.SnapshotNotifications;
import io.brazier.manager.snapshot.SnapshotRef;
import io.brazier.manager.snapshot.SnapshotRefs;
import io.brazier.message.MessageCodec;
import io.brazier.message.RevertVolumeArguments;
import io.brazier.operation.Operation;
import io.brazier.resource.Transition;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Makes a volume what its latest snapshot has (`revert_to_snapshot`, `cinder/volume/manager.py`).
@ApplicationScoped
class RevertVolume implements BackendOperation<RevertVolumeArguments, VolumeRef> {

  private static final int PERCENT = 100;

  private final VolumeRefs refs;
  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final VolumeNotifications notifications;
  private final SnapshotRefs snapshotRefs;
  private final SnapshotNotifications snapshotNotifications;
  private final Workers workers;
  private final MessageCodec codec;

  RevertVolume(
      VolumeRefs refs,
      VolumeRepository volumes,
      SnapshotRepository snapshots,
      VolumeNotifications notifications,
      SnapshotRefs snapshotRefs,
      SnapshotNotifications snapshotNotifications,
      Workers workers,
      MessageCodec codec) {
    this.refs = refs;
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.notifications = notifications;
    this.snapshotRefs = snapshotRefs;
    this.snapshotNotifications = snapshotNotifications;
    this.workers = workers;
    this.codec = codec;
  }

  @Override
  public Operation operation() {
    return Operation.REVERT_VOLUME;
  }

  @Override
  public Class<RevertVolumeArguments> arguments() {
    return RevertVolumeArguments.class;
  }

  @Override
  public VolumeRef read(Lease lease, Backend backend) {
    return refs.get(lease, operation(), backend);
  }

  @Override
  public void announce(Job<VolumeRef> job) {
    notifications.started(operation(), job.subject());
    snapshot(job).ifPresent(snapshot -> snapshotNotifications.started(operation(), snapshot));
  }

  @Override
  public void perform(Job<VolumeRef> job, RevertVolumeArguments arguments) {
    SnapshotId snapshot = new SnapshotId(arguments.snapshotId());
    job.backend()
        .driver()
        .revert(
            new SnapshotSpec(snapshot, job.subject().spec()),
            (bytes, ofBytes) -> workers.progress(job.lease(), (int) (bytes * PERCENT / ofBytes)));
  }

  @Override
  public Ending done(Job<VolumeRef> job, RevertVolumeArguments arguments) {
    VolumeRef volume = job.subject();
    return Ending.succeeded(() -> ended(volume, VolumeTransition.REVERTED, arguments))
        .announcing(notifications.ended(operation(), volume, VolumeStatus.AVAILABLE.word()))
        .announcing(
            snapshot(job)
                .flatMap(snapshot ->
                    snapshotNotifications.ended(
                        operation(), snapshot, SnapshotStatus.AVAILABLE.word())));
  }

  /// A volume that is in use after all is as it was. Otherwise nobody knows what it has.
  @Override
  public Ending failed(Job<VolumeRef> job, Failure failure) {
    VolumeRef volume = job.subject();
    Transition step =
        failure.kind() == Failure.Kind.BUSY
            ? VolumeTransition.REVERTED
            : VolumeTransition.REVERT_FAILED;
    RevertVolumeArguments arguments = arguments(job);
    return Ending.failed(
            volume.pool() + ": " + failure.reason(), () -> ended(volume, step, arguments))
        .telling(job.lease(), operation().action(), operation().detail())
        .announcing(notifications.failed(operation(), volume, step.to(), failure.reason()))
        .announcing(
            snapshot(job)
                .flatMap(snapshot ->
                    snapshotNotifications.failed(
                        operation(), snapshot, SnapshotStatus.AVAILABLE, failure.reason())));
  }

  private RevertVolumeArguments arguments(Job<VolumeRef> job) {
    return codec.arguments(job.lease().payload(), arguments());
  }

  /// The snapshot, of which is told beside the volume; it may be gone by an administrator's word.
  private Optional<SnapshotRef> snapshot(Job<VolumeRef> job) {
    VolumeRef volume = job.subject();
    SnapshotId id = new SnapshotId(arguments(job).snapshotId());
    return snapshotRefs.find(id, volume.pool(), volume.availabilityZone());
  }

  /// The snapshot may be somewhere else by an administrator's word.
  private boolean ended(VolumeRef volume, Transition step, RevertVolumeArguments arguments) {
    boolean moved = volumes.transition(volume.id(), step);
    if (moved) {
      snapshots.transition(new SnapshotId(arguments.snapshotId()), SnapshotStatus.RESTORED);
    }
    return moved;
  }
}
