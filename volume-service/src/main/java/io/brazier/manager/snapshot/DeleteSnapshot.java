package io.brazier.manager.snapshot;

import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation;
import io.brazier.manager.operation.Turn;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.resource.Transition;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.usermessage.MessageDetail;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Removes a snapshot (`delete_snapshot`, `cinder/volume/manager.py`).
@ApplicationScoped
class DeleteSnapshot implements BackendOperation<SnapshotArguments, SnapshotRef> {

  private final SnapshotRefs refs;
  private final SnapshotRepository snapshots;
  private final SnapshotNotifications notifications;
  private final GoneSnapshots gone;

  DeleteSnapshot(
      SnapshotRefs refs,
      SnapshotRepository snapshots,
      SnapshotNotifications notifications,
      GoneSnapshots gone) {
    this.refs = refs;
    this.snapshots = snapshots;
    this.notifications = notifications;
    this.gone = gone;
  }

  @Override
  public Operation operation() {
    return Operation.DELETE_SNAPSHOT;
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
    job.backend().driver().deleteSnapshot(job.subject().spec());
  }

  /// The backend has nothing of the snapshot any more: row, quota and claim go together.
  @Override
  public Ending done(Job<SnapshotRef> job, SnapshotArguments arguments) {
    SnapshotRef snapshot = job.subject();
    return Ending.succeeded(() -> gone.forget(snapshot.id()))
        .and(new Effect.Release(snapshot.pool(), snapshot.claimedGib()))
        .announcing(notifications.ended(operation(), snapshot, "deleted"));
  }

  /// A snapshot that is in use after all is `available` again. Otherwise quota and claim stay,
  /// since it may still be there.
  @Override
  public Ending failed(Job<SnapshotRef> job, Failure failure) {
    SnapshotRef snapshot = job.subject();
    boolean busy = failure.kind() == Failure.Kind.BUSY;
    Transition step = busy ? SnapshotStatus.DELETE_REFUSED : SnapshotStatus.DELETE_FAILED;
    return Ending.failed(
            snapshot.pool() + ": " + failure.reason(),
            () -> snapshots.transition(snapshot.id(), step))
        .telling(
            job.lease(),
            operation().action(),
            busy ? MessageDetail.SNAPSHOT_IS_BUSY : operation().detail())
        .announcing(notifications.failed(operation(), snapshot, step.to(), failure.reason()));
  }
}
