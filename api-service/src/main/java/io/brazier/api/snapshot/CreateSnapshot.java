package io.brazier.api.snapshot;

import static java.util.Objects.requireNonNullElse;

import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.volume.VolumeReader;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.ServiceRepository;
import io.brazier.bus.Topic;
import io.brazier.context.Identifiers;
import io.brazier.context.RequestContext;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.message.RequestSpec;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.quota.Quotas;
import io.brazier.resource.Status;
import io.brazier.snapshot.NewSnapshot;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volumetype.SpecifiedType;
import io.brazier.volumetype.SpecifiedTypeRepository;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Accepts a snapshot (`cinder/volume/api.py: create_snapshot_in_db`): its row is there, its quota
/// is counted, and a scheduler is to claim its room.
@ApplicationScoped
class CreateSnapshot {

  private final VolumeReader reader;
  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final ServiceRepository services;
  private final SpecifiedTypeRepository types;
  private final Quotas quotas;
  private final Workers workers;
  private final Identifiers identifiers;
  private final ItemLimit limit;

  CreateSnapshot(
      VolumeReader reader,
      VolumeRepository volumes,
      SnapshotRepository snapshots,
      ServiceRepository services,
      SpecifiedTypeRepository types,
      Quotas quotas,
      Workers workers,
      Identifiers identifiers,
      ItemLimit limit) {
    this.reader = reader;
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.services = services;
    this.types = types;
    this.quotas = quotas;
    this.workers = workers;
    this.identifiers = identifiers;
    this.limit = limit;
  }

  /// Accepts it in one transaction that holds the volume: who deletes or grows it comes before or
  /// after.
  ///
  /// @return the snapshot, `creating`
  /// @throws Fault.NotFound if the caller sees no such volume
  /// @throws Fault.Forbidden if policy does not allow it
  /// @throws Fault.Invalid if the volume's state forbids it; nothing is written then
  /// @throws Fault.OverLimit if the project's quota does, or there is too much metadata
  @Transactional
  public SnapshotReader.Parts create(CreateSnapshotRequest wanted, RequestContext context) {
    Volume read = reader.get(requireNonNullElse(wanted.volumeId(), "None"), context);
    reader.require("volume:create_snapshot", read, context);
    limit.require(wanted.metadata());
    volumes.hold(read);
    Volume volume = volumes.reread(read);
    String host = requireUsable(volume, wanted.inUse());
    services.requireThawed(BackendAddress.parse(host));
    Snapshot snapshot = snapshots.insert(accepted(wanted, volume, context));
    quotas.count(snapshot.projectId(), quotas.snapshotDelta(volume.volumeTypeId(), volume.size()));
    workers.accept(
        NewWork.of(
                Operation.CREATE_SNAPSHOT,
                snapshot.id().value(),
                Topic.SCHEDULER,
                Requester.of(context))
            .with(new SnapshotArguments(volume.id().value(), room(volume, host))));
    return new SnapshotReader.Parts(snapshot, new TreeMap<>(wanted.metadata()));
  }

  private NewSnapshot accepted(
      CreateSnapshotRequest wanted, Volume volume, RequestContext context) {
    return new NewSnapshot(
        new SnapshotId(identifiers.next().toString()),
        volume.id(),
        context.requiredProjectId(),
        context.userId(),
        new Gibibytes(volume.size()),
        wanted.name(),
        wanted.description(),
        volume.volumeTypeId(),
        wanted.metadata());
  }

  /// What the volume's own pool must have room for.
  private RequestSpec room(Volume volume, String host) {
    SpecifiedType type = types.get(volume.volumeTypeId());
    return new RequestSpec(
        volume.size(), type.id(), type.requiredSpecs(), List.of(), host, Map.of());
  }

  /// @return where the volume is
  private static String requireUsable(Volume volume, boolean inUse) {
    String host = volume.host();
    Status status = volume.status();
    if (host == null) {
      throw Fault.Invalid.volume(
          "The snapshot cannot be created because the volume %s is on no host."
              .formatted(volume.id()));
    }
    if (status.equals(VolumeStatus.MAINTENANCE)) {
      throw Fault.Invalid.volume(
          "The snapshot cannot be created when the volume is in maintenance mode.");
    }
    if (volume.migrates()) {
      throw Fault.Invalid.volume("Snapshot cannot be created while volume is migrating.");
    }
    if (status.equals(VolumeStatus.ERROR)) {
      throw Fault.Invalid.volume(
          "The snapshot cannot be created when the volume is in error status.");
    }
    if (!status.equals(VolumeStatus.AVAILABLE) && !(inUse && status.equals(VolumeStatus.IN_USE))) {
      throw Fault.Invalid.volume(
          "Volume %s status must be %s, but current status is: %s."
              .formatted(volume.id(), inUse ? "available, in-use" : "available", status));
    }
    return host;
  }
}
