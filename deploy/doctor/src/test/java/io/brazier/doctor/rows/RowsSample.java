package io.brazier.doctor.rows;

import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.usermessage.MessageAction;
import io.brazier.volume.VolumeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the rows of a moment.
public final class RowsSample {

  public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  public static final String HOST = "storage-1";
  public static final String BACKEND = HOST + "@lvm";
  public static final String POOL = BACKEND + "#LVM";
  public static final String GROUP = "cinder-volumes";
  public static final String LOCATION = "LVMVolumeDriver:" + HOST + ":" + GROUP + ":default:0";

  private final List<VolumeRow> volumes = new ArrayList<>();
  private final List<SnapshotRow> snapshots = new ArrayList<>();
  private final List<ConnectionRow> connections = new ArrayList<>();
  private final List<WorkerRow> workers = new ArrayList<>();
  private final List<PoolRow> pools = new ArrayList<>();
  private final List<ServiceRow> services = new ArrayList<>();
  private final List<UsageRow> usages = new ArrayList<>();
  private final List<ChargeRow> charges = new ArrayList<>();
  private final List<ReservationRow> reservations = new ArrayList<>();
  private final List<MessageRow> messages = new ArrayList<>();

  private RowsSample() {}

  /// Nothing at all.
  public static RowsSample empty() {
    return new RowsSample();
  }

  /// A volume in each status, with all that belongs to it: 1 available, 2 creating, 3 deleting, 4
  /// in error and on no pool, 5 in `error_deleting`, 6 growing by 1 GiB, 7 in `error_extending`
  /// after that, 8 getting another type, 9 offered to another project; and snapshots: 11 available,
  /// 12 creating, 13 in error.
  public static RowsSample healthy() {
    return empty()
        .volume(VolumeSample.of(1))
        .volume(VolumeSample.of(2).status(VolumeStatus.CREATING).on(null))
        .worker(WorkerSample.of(2))
        .volume(VolumeSample.of(3).status(VolumeStatus.DELETING))
        .worker(WorkerSample.of(3).on(Operation.DELETE_VOLUME))
        .volume(VolumeSample.of(4).status(VolumeStatus.ERROR).on(null))
        .message(4, MessageAction.SCHEDULE_ALLOCATE_VOLUME)
        .volume(VolumeSample.of(5).status(VolumeStatus.ERROR_DELETING))
        .message(5, MessageAction.DELETE_VOLUME)
        .volume(VolumeSample.of(6).status(VolumeStatus.EXTENDING).claiming(2))
        .worker(WorkerSample.of(6).on(Operation.EXTEND_VOLUME).reserving("growth"))
        .reservation("growth", "gigabytes", 1)
        .volume(VolumeSample.of(7).status(VolumeStatus.ERROR_EXTENDING).claiming(2))
        .message(7, MessageAction.EXTEND_VOLUME)
        .volume(VolumeSample.of(8).status(VolumeStatus.RETYPING))
        .worker(WorkerSample.of(8).on(Operation.RETYPE_VOLUME).reserving("retype"))
        .reservation("retype", "volumes_fast", 1)
        .usage("volumes_fast", 0, 1)
        .volume(VolumeSample.of(9).status(VolumeStatus.AWAITING_TRANSFER).offered())
        .snapshot(SnapshotSample.of(11))
        .snapshot(SnapshotSample.of(12).status(SnapshotStatus.CREATING).claiming(0))
        .worker(
            WorkerSample.of(Operation.CREATE_SNAPSHOT.on(SnapshotSample.id(12).value()))
                .on(Operation.CREATE_SNAPSHOT))
        .snapshot(SnapshotSample.of(13).status(SnapshotStatus.ERROR).claiming(0))
        .message(
            Operation.CREATE_SNAPSHOT.on(SnapshotSample.id(13).value()),
            MessageAction.SNAPSHOT_CREATE)
        .pool(POOL, 10, LOCATION)
        .service(BACKEND, "cinder-volume", Duration.ZERO)
        .service("scheduler", "cinder-scheduler", Duration.ZERO)
        .usage("volumes", 9, 0)
        .charge("volumes", 9)
        .usage("gigabytes", 9, 1)
        .charge("gigabytes", 9);
  }

  public RowsSample volume(VolumeSample volume) {
    volumes.add(volume.make());
    return this;
  }

  public RowsSample snapshot(SnapshotSample snapshot) {
    snapshots.add(snapshot.make());
    return this;
  }

  /// Something of a kind, in a status.
  public RowsSample resource(ResourceKind kind, int number, Status status) {
    return switch (kind) {
      case VOLUME -> volume(VolumeSample.of(number).status(status));
      case SNAPSHOT -> snapshot(SnapshotSample.of(number).status(status));
      case CONNECTION -> connection(number, status);
    };
  }

  /// The access of an initiator to a volume of the pool.
  public RowsSample connection(int number, Status status) {
    connections.add(new ConnectionRow(VolumeSample.id(number).value(), status.word(), POOL, NOW));
    return this;
  }

  public RowsSample worker(WorkerSample worker) {
    workers.add(worker.make());
    return this;
  }

  public RowsSample pool(String name, long claimedGib, @Nullable String location) {
    pools.add(new PoolRow(name, claimedGib, location));
    return this;
  }

  public RowsSample service(String host, String binary, Duration sinceBeat) {
    services.add(new ServiceRow(host, binary, NOW.minus(sinceBeat)));
    return this;
  }

  public RowsSample usage(String resource, long inUse, long reserved) {
    usages.add(new UsageRow(usages.size() + 1, VolumeSample.PROJECT, resource, inUse, reserved));
    return this;
  }

  public RowsSample charge(String resource, long amount) {
    charges.add(new ChargeRow(VolumeSample.PROJECT, resource, amount));
    return this;
  }

  public RowsSample reservation(String uuid, String resource, long delta) {
    reservations.add(new ReservationRow(uuid, 1, VolumeSample.PROJECT, resource, delta));
    return this;
  }

  public RowsSample message(int volume, MessageAction action) {
    return message(ResourceRef.of(ResourceKind.VOLUME, VolumeSample.id(volume).value()), action);
  }

  public RowsSample message(ResourceRef resource, MessageAction action) {
    messages.add(new MessageRow(resource, action.id()));
    return this;
  }

  public Rows make() {
    return new Rows(
        NOW,
        volumes,
        snapshots,
        connections,
        workers,
        pools,
        services,
        usages,
        charges,
        reservations,
        messages);
  }
}
