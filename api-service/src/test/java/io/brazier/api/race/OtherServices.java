package io.brazier.api.race;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.bus.Topic;
import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.ending.Endings;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.ExtendVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.message.Pace;
import io.brazier.message.RetypeVolumeArguments;
import io.brazier.message.RevertVolumeArguments;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.NothingLeft;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkHandler;
import io.brazier.work.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Stands in for scheduler and volume service: ends work as they do, with a random outcome.
@ApplicationScoped
public class OtherServices {

  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");
  private static final int WIDTH = 4;
  private static final int ROOM_GIB = 1000;
  private static final String REFUSED = "refused by the dice";

  private final VolumeRepository volumes;
  private final VolumeMoveRepository moves;
  private final SnapshotRepository snapshots;
  private final BackendPoolRepository pools;
  private final Quotas quotas;
  private final Endings endings;
  private final WorkConsumer consumer;
  private final MessageCodec codec;
  private final Random random = new Random();

  OtherServices(
      VolumeRepository volumes,
      VolumeMoveRepository moves,
      SnapshotRepository snapshots,
      BackendPoolRepository pools,
      Quotas quotas,
      Endings endings,
      WorkConsumer consumer,
      MessageCodec codec) {
    this.volumes = volumes;
    this.moves = moves;
    this.snapshots = snapshots;
    this.pools = pools;
    this.quotas = quotas;
    this.endings = endings;
    this.consumer = consumer;
    this.codec = codec;
  }

  /// Does what is cast from now on.
  void serve(long seed) {
    random.setSeed(seed);
    QuarkusTransaction.requiringNew()
        .run(() ->
            pools.report(
                BackendAddress.parse(POOL.service()),
                List.of(PoolReports.thick(ROOM_GIB).named("LVM").build())));
    serve(Topic.SCHEDULER);
    serve(Topic.volume(POOL, Pace.QUICK));
    serve(Topic.volume(POOL, Pace.SLOW));
  }

  private void serve(Topic topic) {
    consumer.open(
        new WorkQueue(
            topic,
            WIDTH,
            List.of(
                new Part(Operation.CREATE_VOLUME, this::create),
                new Part(Operation.CREATE_VOLUME_FROM, this::create),
                new Part(Operation.DELETE_VOLUME, this::remove),
                new Part(Operation.EXTEND_VOLUME, this::extend),
                new Part(Operation.RETYPE_VOLUME, this::retype),
                new Part(Operation.REVERT_VOLUME, this::revert),
                new Part(Operation.CREATE_SNAPSHOT, this::snapshot),
                new Part(Operation.DELETE_SNAPSHOT, this::removeSnapshot))));
  }

  private final class Part implements WorkHandler {
    private final Operation operation;
    private final Function<Lease, Ending> work;

    Part(Operation operation, Function<Lease, Ending> work) {
      this.operation = operation;
      this.work = work;
    }

    @Override
    public Operation operation() {
      return operation;
    }

    @Override
    public void handle(Lease lease) {
      end(lease, work);
    }

    @Override
    public void giveUp(Lease lease, String cause) {
      throw new IllegalStateException("given up: " + lease);
    }
  }

  /// Does a piece of work in one transaction, or not yet: it is tried again then, and whatever else
  /// is asked for finds it under way.
  @Transactional
  public void end(Lease lease, Function<Lease, Ending> work) {
    if (random.nextInt(3) == 0) {
      throw new IllegalStateException("not yet: " + lease);
    }
    endings.apply(lease, work.apply(lease));
  }

  private boolean isUnlucky() {
    return random.nextInt(4) == 0;
  }

  private Ending create(Lease lease) {
    CreateVolumeArguments arguments = codec.arguments(lease.payload(), CreateVolumeArguments.class);
    Volume volume = volume(lease, VolumeStatus.CREATING);
    VolumeId id = volume.id();
    int size = volume.size();
    if (lease.topic().equals(Topic.SCHEDULER)) {
      return Ending.handedOn(
          "placed", () -> volumes.place(id, POOL, "nova") && claim(size), quick(), arguments);
    }
    return switch (random.nextInt(6)) {
      case 0 ->
          Ending.handedOn(REFUSED, () -> volumes.displace(id, POOL), Topic.SCHEDULER, arguments)
              .and(new Effect.Release(POOL, size));
      case 1 ->
          failed(() -> volumes.displace(id, POOL) && fail(id)).and(new Effect.Release(POOL, size));
      case 2 -> failed(() -> fail(id));
      default -> Ending.succeeded(() -> volumes.finishCreate(id, null));
    };
  }

  private boolean claim(int sizeGib) {
    pools.claimUnchecked(POOL, sizeGib);
    return true;
  }

  private boolean fail(VolumeId id) {
    return volumes.transition(id, VolumeTransition.CREATE_FAILED);
  }

  private static Topic quick() {
    return Topic.volume(POOL, Pace.QUICK);
  }

  private static Ending failed(Ending.Row row) {
    return Ending.failed(REFUSED, row);
  }

  /// The snapshots that go with the volume go first, some of them even if the volume then does not.
  private Ending remove(Lease lease) {
    Volume volume = volume(lease, VolumeStatus.DELETING);
    VolumeId id = volume.id();
    return switch (random.nextInt(4)) {
      case 0 -> keep(id, VolumeTransition.DELETE_REFUSED, SnapshotStatus.AVAILABLE);
      case 1 -> {
        snapshots.of(id).stream().findFirst().ifPresent(this::forget);
        yield keep(id, VolumeTransition.DELETE_FAILED, SnapshotStatus.ERROR_DELETING);
      }
      default -> {
        snapshots.of(id).forEach(this::forget);
        yield Ending.succeeded(() -> volumes.softDelete(id))
            .and(new Effect.Release(POOL, volume.claimedGib()))
            .and(
                new Effect.Count(
                    volume.projectId(),
                    QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size()).negated()));
      }
    };
  }

  private Ending keep(VolumeId id, Transition step, Status snapshotsTo) {
    return failed(() -> {
      snapshots.endCascade(id, snapshotsTo);
      return volumes.transition(id, step);
    });
  }

  private boolean forget(Snapshot snapshot) {
    int claimed = snapshot.claimedGib();
    var gone = snapshots.softDelete(snapshot.id());
    gone.ifPresent(each -> {
      QuotaDelta charged = quotas.snapshotDelta(each.volumeTypeId(), each.sizeGib());
      if (each.counted()) {
        quotas.count(each.projectId(), charged.negated());
      }
      pools.release(POOL, claimed);
    });
    return gone.isPresent();
  }

  private Ending extend(Lease lease) {
    ExtendVolumeArguments arguments = codec.arguments(lease.payload(), ExtendVolumeArguments.class);
    Volume volume = volume(lease, VolumeStatus.EXTENDING);
    VolumeId id = volume.id();
    boolean unlucky = isUnlucky();
    if (lease.topic().equals(Topic.SCHEDULER)) {
      return unlucky
          ? failed(() -> volumes.leaveExtend(id)).givingBack(lease)
          : Ending.handedOn(
              "claimed",
              () ->
                  volumes.claimGrowth(id, arguments.newSizeGib())
                      && claim(arguments.newSizeGib() - volume.size()),
              quick(),
              arguments);
    }
    return unlucky
        ? failed(() -> volumes.failExtend(id, volume.size()))
            .givingBack(lease)
            .and(new Effect.Release(POOL, volume.claimedGib() - volume.size()))
        : Ending.succeeded(() -> volumes.finishExtend(id, arguments.newSizeGib()))
            .committing(lease);
  }

  private Ending retype(Lease lease) {
    RetypeVolumeArguments arguments = codec.arguments(lease.payload(), RetypeVolumeArguments.class);
    Volume volume = volume(lease, VolumeStatus.RETYPING);
    if (isUnlucky()) {
      return failed(() -> moves.leaveRetype(volume.id())).givingBack(lease);
    }
    String former = volume.volumeTypeId();
    String type = arguments.requestSpec().volumeTypeId();
    if (!moves.finishRetype(volume.id(), type, false)) {
      throw new NothingLeft("not retyping: " + volume.id());
    }
    List<Integer> sizes = moves.retypeSnapshots(volume, type);
    return Ending.succeeded(() -> true)
        .givingBack(lease)
        .and(
            new Effect.Count(
                volume.projectId(), quotas.retypeDelta(former, type, volume.size(), sizes)));
  }

  private Ending revert(Lease lease) {
    RevertVolumeArguments arguments = codec.arguments(lease.payload(), RevertVolumeArguments.class);
    VolumeId id = volume(lease, VolumeStatus.REVERTING).id();
    Transition step = isUnlucky() ? VolumeTransition.REVERT_FAILED : VolumeTransition.REVERTED;
    return Ending.succeeded(() -> {
      snapshots.transition(new SnapshotId(arguments.snapshotId()), SnapshotStatus.RESTORED);
      return volumes.transition(id, step);
    });
  }

  private Ending snapshot(Lease lease) {
    Snapshot snapshot = snapshot(lease, SnapshotStatus.CREATING);
    SnapshotId id = snapshot.id();
    if (lease.topic().equals(Topic.SCHEDULER)) {
      SnapshotArguments arguments = codec.arguments(lease.payload(), SnapshotArguments.class);
      return Ending.handedOn(
          "claimed", () -> snapshots.claim(id) && claim(snapshot.volumeSize()), quick(), arguments);
    }
    return isUnlucky()
        ? failed(() -> snapshots.failCreate(id, 0))
            .and(new Effect.Release(POOL, snapshot.claimedGib()))
        : Ending.succeeded(() -> snapshots.finishCreate(id));
  }

  private Ending removeSnapshot(Lease lease) {
    Snapshot snapshot = snapshot(lease, SnapshotStatus.DELETING);
    SnapshotId id = snapshot.id();
    return switch (random.nextInt(4)) {
      case 0 -> failed(() -> snapshots.transition(id, SnapshotStatus.DELETE_REFUSED));
      case 1 -> failed(() -> snapshots.transition(id, SnapshotStatus.DELETE_FAILED));
      default -> Ending.succeeded(() -> forget(snapshot));
    };
  }

  private Volume volume(Lease lease, Status during) {
    return volumes
        .findLive(new VolumeId(lease.resource().id()))
        .filter(volume -> volume.status().equals(during))
        .filter(volume ->
            lease.topic().equals(Topic.SCHEDULER) || POOL.toString().equals(volume.host()))
        .orElseThrow(() -> new NothingLeft("no volume " + during + ": " + lease.resource()));
  }

  private Snapshot snapshot(Lease lease, Status during) {
    return snapshots
        .findLive(new SnapshotId(lease.resource().id()))
        .filter(snapshot -> snapshot.status().equals(during))
        .orElseThrow(() -> new NothingLeft("no snapshot " + during + ": " + lease.resource()));
  }
}
