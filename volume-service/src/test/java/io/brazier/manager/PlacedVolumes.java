package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.message.CreateSource;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.ExtendVolumeArguments;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.message.RevertVolumeArguments;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.quota.ReservationId;
import io.brazier.resource.Status;
import io.brazier.snapshot.NewSnapshot;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotSamples;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.NewVolume;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeSamples;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What API and scheduler do before a backend has its turn, and what becomes of it.
@ApplicationScoped
public class PlacedVolumes {

  static final String PROJECT = "project-1";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final BackendPoolRepository pools;
  private final Quotas quotas;
  private final Workers workers;
  private final WorkProbeRepository work;

  PlacedVolumes(
      VolumeRepository volumes,
      SnapshotRepository snapshots,
      BackendPoolRepository pools,
      Quotas quotas,
      Workers workers,
      WorkProbeRepository work) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.pools = pools;
    this.quotas = quotas;
    this.workers = workers;
    this.work = work;
  }

  /// Accepts a volume of 1 GiB and casts its create to a pool, which is its last chance.
  @Transactional
  public VolumeId create(BackendAddress pool) {
    return create(pool, false);
  }

  /// The same.
  ///
  /// @param reschedule whether a scheduler is asked again if the pool fails
  @Transactional
  VolumeId create(BackendAddress pool, boolean reschedule) {
    NewVolume accepted = VolumeSamples.of(PROJECT).named("v1").make();
    VolumeId id = accepted.id();
    volumes.insert(accepted);
    volumes.place(id, pool, "nova");
    quotas.commit(quotas.reserve(PROJECT, QuotaDelta.ofVolume(VolumeSamples.DEFAULT_TYPE, 1)));
    pools.claimUnchecked(pool, 1);
    RequestSpec spec =
        new RequestSpec(1, VolumeSamples.DEFAULT_TYPE, Map.of(), List.of(), null, Map.of());
    workers.accept(
        work(Operation.CREATE_VOLUME, id, pool)
            .with(new CreateVolumeArguments(spec, RetryState.NONE, reschedule)));
    return id;
  }

  /// Accepts the delete of a volume in whatever status, in the place of what is at work on it.
  @Transactional
  void forceDelete(VolumeId id) {
    BackendAddress pool = volumes.startForcedDelete(id).orElseThrow();
    workers.cancel(Operation.DELETE_VOLUME.on(id.value()), "forced");
    workers.accept(work(Operation.DELETE_VOLUME, id, pool));
  }

  /// Accepts the delete of a volume that its backend can delete.
  ///
  /// @return whether its status allows it
  @Transactional
  boolean delete(VolumeId id) {
    if (volumes.findLive(id).isEmpty()) {
      return false;
    }
    volumes.hold(id);
    Optional<BackendAddress> pool = volumes.startDeleting(id, VolumeStatus.DELETABLE);
    pool.ifPresent(on -> workers.accept(work(Operation.DELETE_VOLUME, id, on)));
    return pool.isPresent();
  }

  /// Accepts that an available volume grows by one GiB, and claims its room.
  ///
  /// @return whether its status allows it
  @Transactional
  boolean extend(VolumeId id) {
    Optional<Volume> found = volumes.findLive(id).filter(volume -> volume.host() != null);
    return found.isPresent() && extend(found.get(), found.get().size() + 1);
  }

  private boolean extend(Volume volume, int size) {
    VolumeId id = volume.id();
    if (!volumes.startExtending(id, Set.of(VolumeStatus.AVAILABLE), volume.size())) {
      return false;
    }
    BackendAddress pool = BackendAddress.parse(String.valueOf(volume.host()));
    ReservationId held =
        quotas.reserve(PROJECT, QuotaDelta.ofGrowth(VolumeSamples.DEFAULT_TYPE, 1, size));
    volumes.claimGrowth(id, size);
    pools.claimUnchecked(pool, 1);
    RequestSpec growth =
        new RequestSpec(1, VolumeSamples.DEFAULT_TYPE, Map.of(), List.of(), null, Map.of());
    workers.accept(
        work(Operation.EXTEND_VOLUME, id, pool)
            .with(new ExtendVolumeArguments(growth, size))
            .holding(held));
    return true;
  }

  /// Accepts a snapshot of a volume that is available, and claims its room.
  ///
  /// @return its id; empty if the volume's status does not allow it
  @Transactional
  Optional<SnapshotId> snapshot(VolumeId id) {
    Optional<Volume> found = volumes.findLive(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    volumes.hold(id);
    Volume volume = volumes.reread(found.get());
    if (!volume.status().equals(VolumeStatus.AVAILABLE)) {
      return Optional.empty();
    }
    BackendAddress pool = BackendAddress.parse(String.valueOf(volume.host()));
    NewSnapshot accepted = SnapshotSamples.of(PROJECT, id, volume.size());
    snapshots.insert(accepted);
    snapshots.claim(accepted.id());
    quotas.count(PROJECT, quotas.snapshotDelta(VolumeSamples.DEFAULT_TYPE, volume.size()));
    pools.claimUnchecked(pool, volume.size());
    workers.accept(work(Operation.CREATE_SNAPSHOT, accepted.id().value(), pool).with(of(id)));
    return Optional.of(accepted.id());
  }

  /// Accepts a volume of 1 GiB from a snapshot, or from its volume, and claims its room.
  ///
  /// @param snapshot null for the volume itself
  @Transactional
  VolumeId createFrom(VolumeId source, @Nullable SnapshotId snapshot, BackendAddress pool) {
    NewVolume accepted = VolumeSamples.of(PROJECT).named("v2").make();
    VolumeId id = accepted.id();
    volumes.insert(accepted);
    volumes.place(id, pool, "nova");
    quotas.count(PROJECT, QuotaDelta.ofVolume(VolumeSamples.DEFAULT_TYPE, 1));
    pools.claimUnchecked(pool, 1);
    RequestSpec spec =
        new RequestSpec(1, VolumeSamples.DEFAULT_TYPE, Map.of(), List.of(), null, Map.of());
    CreateSource from =
        new CreateSource(source.value(), snapshot == null ? null : snapshot.value());
    workers.accept(
        work(Operation.CREATE_VOLUME_FROM, id, pool)
            .with(new CreateVolumeArguments(spec, RetryState.NONE, false, from)));
    return id;
  }

  /// Accepts that a volume becomes a snapshot of it.
  @Transactional
  void revert(VolumeId id, SnapshotId snapshot, BackendAddress pool) {
    assertThat(volumes.transition(id, VolumeTransition.REVERT)).isTrue();
    assertThat(snapshots.transition(snapshot, SnapshotStatus.RESTORE)).isTrue();
    workers.accept(
        work(Operation.REVERT_VOLUME, id, pool).with(new RevertVolumeArguments(snapshot.value())));
  }

  /// Accepts that a volume goes with its snapshots.
  @Transactional
  void cascade(VolumeId id) {
    volumes.hold(id);
    BackendAddress pool = volumes.startDeleting(id, VolumeStatus.DELETABLE, true).orElseThrow();
    snapshots.startCascade(id, SnapshotStatus.CASCADING, false);
    workers.accept(work(Operation.DELETE_VOLUME, id, pool));
  }

  private static SnapshotArguments of(VolumeId volume) {
    return new SnapshotArguments(volume.value(), null);
  }

  /// Accepts the delete of a snapshot.
  ///
  /// @return whether its status allows it
  @Transactional
  boolean delete(SnapshotId id) {
    Optional<Snapshot> found = snapshots.findLive(id);
    if (found.isEmpty() || !snapshots.startDeleting(id, SnapshotStatus.DELETABLE)) {
      return false;
    }
    VolumeId volume = found.get().volumeId();
    BackendAddress pool =
        BackendAddress.parse(String.valueOf(volumes.findLive(volume).orElseThrow().host()));
    workers.accept(work(Operation.DELETE_SNAPSHOT, id.value(), pool).with(of(volume)));
    return true;
  }

  /// Where a snapshot is; empty if it is gone.
  @Transactional
  Optional<Status> status(SnapshotId id) {
    return snapshots.findLive(id).map(Snapshot::status);
  }

  /// Waits for a status of a snapshot; null waits until it is gone.
  void awaitStatus(SnapshotId id, @Nullable Status status) {
    await(id + " is " + status)
        .atMost(LIMIT)
        .until(() -> status(id).equals(Optional.ofNullable(status)));
  }

  /// How large a volume is, in GiB; empty if it is gone.
  @Transactional
  Optional<Integer> size(VolumeId id) {
    return volumes.findLive(id).map(Volume::size);
  }

  private static NewWork work(Operation operation, VolumeId id, BackendAddress pool) {
    return work(operation, id.value(), pool);
  }

  private static NewWork work(Operation operation, String id, BackendAddress pool) {
    return NewWork.of(
        operation,
        id,
        Topic.volume(pool, operation.pace()),
        new Requester("req-1", "user", PROJECT));
  }

  /// Does what an administrator does who resets the status of a volume that is being deleted.
  @Transactional
  void reset(VolumeId id) {
    assertThat(volumes.transition(id, VolumeTransition.DELETE_REFUSED)).isTrue();
  }

  /// Waits until work on a volume is another's turn.
  ///
  /// @param topic whose; null waits until nothing is to be done to it any more
  void awaitOnQueue(VolumeId id, @Nullable Topic topic) {
    String queue = topic == null ? null : topic.name();
    await(id + " is on " + queue)
        .atMost(LIMIT)
        .until(() -> work.queue(id).equals(Optional.ofNullable(queue)));
  }

  /// Where a volume is; empty if it is gone.
  @Transactional
  public Optional<Status> status(VolumeId id) {
    return volumes.findLive(id).map(Volume::status);
  }

  /// Whether the row says that a backend may have the volume.
  @Transactional
  public boolean isPlaced(VolumeId id) {
    return volumes.findLive(id).map(Volume::host).isPresent();
  }

  /// Waits for a status.
  void awaitStatus(VolumeId id, Status status) {
    await(id + " is " + status).atMost(LIMIT).until(() -> status(id).equals(Optional.of(status)));
  }

  /// Waits for the end of a delete.
  void awaitGone(VolumeId id) {
    await(id + " is gone").atMost(LIMIT).until(() -> status(id).isEmpty());
  }

  /// Waits until the work on a volume is held by somebody.
  void awaitHeld(VolumeId id, String operation) {
    await(operation + " of " + id + " is held")
        .atMost(LIMIT)
        .until(() -> work.isHeld(id, operation));
  }
}
