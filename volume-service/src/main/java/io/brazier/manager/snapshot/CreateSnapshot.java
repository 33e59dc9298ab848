package io.brazier.manager.snapshot;

import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.fault.Fault;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation;
import io.brazier.manager.operation.Turn;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Makes a snapshot (`create_snapshot`, `cinder/volume/manager.py`). Its room was claimed by a
/// scheduler.
@ApplicationScoped
class CreateSnapshot implements BackendOperation<SnapshotArguments, SnapshotRef> {

  private static final Logger LOG = Logger.getLogger(CreateSnapshot.class);

  private final SnapshotRefs refs;
  private final SnapshotRepository snapshots;
  private final SnapshotNotifications notifications;

  CreateSnapshot(
      SnapshotRefs refs, SnapshotRepository snapshots, SnapshotNotifications notifications) {
    this.refs = refs;
    this.snapshots = snapshots;
    this.notifications = notifications;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_SNAPSHOT;
  }

  @Override
  public Class<SnapshotArguments> arguments() {
    return SnapshotArguments.class;
  }

  @Override
  public List<Turn> turns(Lease lease) {
    return refs.turns(lease);
  }

  @Override
  public SnapshotRef read(Lease lease, Backend backend) {
    return refs.get(lease, operation(), backend);
  }

  @Override
  public void announce(Job<SnapshotRef> job) {
    notifications.started(operation(), job.subject());
  }

  @Override
  public void perform(Job<SnapshotRef> job, SnapshotArguments arguments) {
    job.backend().driver().createSnapshot(job.subject().spec());
  }

  @Override
  public Ending done(Job<SnapshotRef> job, SnapshotArguments arguments) {
    SnapshotRef snapshot = job.subject();
    return Ending.succeeded(() -> snapshots.finishCreate(snapshot.id()))
        .announcing(notifications.ended(operation(), snapshot, SnapshotStatus.AVAILABLE.word()));
  }

  /// What may be half made is removed, and the claim goes with it. Where that cannot be done either
  /// the claim stays until the snapshot is deleted.
  @Override
  public Ending failed(Job<SnapshotRef> job, Failure failure) {
    SnapshotRef snapshot = job.subject();
    boolean clean = failure.kind() != Failure.Kind.EXHAUSTED && removed(job);
    Ending ending =
        Ending.failed(
                snapshot.pool() + ": " + failure.reason(),
                () -> snapshots.failCreate(snapshot.id(), clean ? 0 : snapshot.claimedGib()))
            .telling(job.lease(), operation().action(), operation().detail())
            .announcing(
                notifications.failed(
                    operation(), snapshot, operation().failure().to(), failure.reason()));
    return clean ? ending.and(new Effect.Release(snapshot.pool(), snapshot.claimedGib())) : ending;
  }

  private static boolean removed(Job<SnapshotRef> job) {
    try {
      job.backend().driver().deleteSnapshot(job.subject().spec());
      return true;
    } catch (Fault.BackendFailed | Fault.Busy stillThere) {
      LOG.warnf(
          "There may be something of a snapshot until it is deleted: snapshotId=%s error=%s",
          job.subject().id(), stillThere.getMessage());
      return false;
    }
  }
}
