package io.brazier.manager.snapshot;

import io.brazier.backend.BackendAddress;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.Expected;
import io.brazier.manager.operation.Turn;
import io.brazier.message.MessageCodec;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the snapshot that a command speaks of.
@ApplicationScoped
public class SnapshotRefs {

  private final SnapshotRepository snapshots;
  private final VolumeRepository volumes;
  private final MessageCodec codec;

  SnapshotRefs(SnapshotRepository snapshots, VolumeRepository volumes, MessageCodec codec) {
    this.snapshots = snapshots;
    this.volumes = volumes;
    this.codec = codec;
  }

  /// The turns of work on a snapshot: its own, and its volume's beside others that only look or
  /// make snapshots too, so that the volume is not changed meanwhile.
  List<Turn> turns(Lease lease) {
    SnapshotArguments arguments = codec.arguments(lease.payload(), SnapshotArguments.class);
    return List.of(
        Turn.exclusive(lease.resource()),
        Turn.shared(ResourceRef.of(ResourceKind.VOLUME, arguments.volumeId())));
  }

  /// The snapshot of a piece of work.
  ///
  /// @throws io.brazier.work.NothingLeft if it is not there, not where the operation begins, or its
  ///   volume is on another backend
  @Transactional
  public SnapshotRef get(Lease lease, Operation operation, Backend backend) {
    Expected expected = Expected.by(lease, operation);
    SnapshotId id = new SnapshotId(lease.resource().id());
    Snapshot snapshot = snapshots.findLive(id).orElseThrow(() -> expected.gone("does not exist"));
    expected.during(snapshot.status());
    Volume volume =
        volumes
            .findLive(snapshot.volumeId())
            .orElseThrow(() ->
                expected.gone(
                    "is of volume %s, which does not exist".formatted(snapshot.volumeId())));
    return ref(snapshot, expected.on(backend, volume.host()), volume.availabilityZone());
  }

  /// What is told of a snapshot whose volume is worked on.
  ///
  /// @param pool where they are
  /// @return empty if it is gone
  @Transactional
  public Optional<SnapshotRef> find(SnapshotId id, BackendAddress pool, @Nullable String zone) {
    return snapshots.findLive(id).map(snapshot -> ref(snapshot, pool, zone));
  }

  private SnapshotRef ref(Snapshot snapshot, BackendAddress pool, @Nullable String zone) {
    return new SnapshotRef(
        snapshot.id(),
        snapshot.volumeId(),
        snapshot.projectId(),
        snapshot.userId(),
        new Gibibytes(snapshot.volumeSize()),
        snapshot.claimedGib(),
        snapshot.status(),
        pool,
        zone,
        snapshot.displayName(),
        snapshots.metadata().get(snapshot.id().value()),
        snapshot.createdAt(),
        snapshot.useQuota());
  }
}
