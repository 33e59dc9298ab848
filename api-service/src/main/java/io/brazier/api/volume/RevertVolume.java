package io.brazier.api.volume;

import static java.util.Objects.requireNonNull;

import io.brazier.api.action.Action;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.message.RevertVolumeArguments;
import io.brazier.operation.Operation;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accepts that a volume becomes what its latest snapshot has (`cinder/api/v3/volumes.py: revert`).
@ApplicationScoped
class RevertVolume {

  private static final ObjectSchema PARAMETERS =
      ObjectSchema.open().required("snapshot_id", Schemas.text().orNull());

  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final Workers workers;

  RevertVolume(VolumeRepository volumes, SnapshotRepository snapshots, Workers workers) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.workers = workers;
  }

  @Produces
  @Singleton
  Action<Volume> revertAction() {
    return Action.<Volume>accepted(
            "revert",
            PARAMETERS,
            "volume:revert_to_snapshot",
            (volume, parameters, request) ->
                revert(volume, parameters.text("snapshot_id").orElse(null), request))
        .since("3.40");
  }

  /// Accepts it in one transaction.
  ///
  /// @param volume as it was read and as the caller may revert it
  /// @param snapshotId the snapshot, null for none
  /// @throws Fault.Invalid if it is not the latest, or the volume has grown since
  /// @throws Fault.Conflict if volume or snapshot are not available; nothing is written then
  @Transactional
  public void revert(Volume volume, @Nullable String snapshotId, CurrentRequest request) {
    volumes.hold(volume);
    List<Snapshot> all = snapshots.of(volume.id());
    if (all.isEmpty()) {
      throw new Fault.Invalid("Volume %s has no snapshots.".formatted(volume.id()));
    }
    Snapshot latest = all.getFirst();
    if (!latest.id().value().equals(snapshotId)) {
      throw new Fault.Invalid(
          "Specified snapshot %s is None or not the latest one of volume %s."
              .formatted(snapshotId == null ? "None" : snapshotId, volume.id()));
    }
    String cannot =
        "Can't revert volume %s to its latest snapshot %s. ".formatted(volume.id(), latest.id());
    Volume held =
        volumes.findLive(volume.id()).orElseThrow(() -> Fault.NotFound.volume(volume.id().value()));
    if (held.size() != latest.volumeSize()) {
      throw new Fault.Invalid(cannot + "The volume size must be equal to the snapshot size.");
    }
    if (!volumes.transition(volume.id(), VolumeTransition.REVERT)) {
      throw new Fault.Conflict(cannot + "Volume's status must be 'available'.");
    }
    if (!snapshots.transition(latest.id(), SnapshotStatus.RESTORE)) {
      throw new Fault.Conflict(cannot + "Snapshot's status must be 'available'.");
    }
    BackendAddress pool = BackendAddress.parse(requireNonNull(held.host(), "host"));
    workers.accept(
        NewWork.of(
                Operation.REVERT_VOLUME,
                volume.id().value(),
                Topic.volume(pool, Operation.REVERT_VOLUME.pace()),
                Requester.onBehalf(request.context(), volume.projectId()))
            .with(new RevertVolumeArguments(latest.id().value())));
  }
}
