package io.brazier.api.volume.action;

import static java.util.Locale.ROOT;

import io.brazier.api.action.Action;
import io.brazier.api.resource.ErrorMessages;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.transfer.TransferRepository;
import io.brazier.volume.StatusReset;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Sets a volume's statuses to what an administrator says, whatever they were
/// (`cinder/api/contrib/admin_actions.py`).
///
/// What is at work on the volume is withdrawn with the quota that it holds, an offer of it too, and
/// of the room that is claimed for it its size is left. The storage is not asked: that the new
/// status is true is the administrator's word.
@ApplicationScoped
class ResetStatus {

  private static final String STATUS = "status";
  private static final String ATTACH_STATUS = "attach_status";
  private static final String MIGRATION_STATUS = "migration_status";

  /// Words of services among each other.
  private static final Set<String> INTERNAL =
      Set.of("unmanaging", "reverting", "error_managing_deleting");

  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed()
          .optional(STATUS, Schemas.words(settable()).orNull())
          .optional(ATTACH_STATUS, Schemas.words(Set.of("attached", "detached")).orNull())
          .optional(
              MIGRATION_STATUS,
              Schemas.words(
                      Set.of("migrating", "error", "success", "completing", "none", "starting"))
                  .orNull());

  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final BackendPoolRepository pools;
  private final Workers workers;
  private final ErrorMessages messages;
  private final TransferRepository transfers;
  private final VolumeEvents events;

  ResetStatus(
      VolumeRepository volumes,
      SnapshotRepository snapshots,
      BackendPoolRepository pools,
      Workers workers,
      ErrorMessages messages,
      TransferRepository transfers,
      VolumeEvents events) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.pools = pools;
    this.workers = workers;
    this.messages = messages;
    this.transfers = transfers;
    this.events = events;
  }

  private static Set<String> settable() {
    return VolumeStatus.WORDS.stream()
        .filter(word -> !INTERNAL.contains(word))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// `os-reset_status` of volumes.
  @Produces
  @Singleton
  Action<Volume> osResetStatus() {
    return Action.accepted(
        "os-reset_status",
        PARAMETERS,
        "volume_extension:volume_admin_actions:reset_status",
        (volume, parameters, request) -> reset(volume, read(parameters), request.context()));
  }

  /// @throws Fault.Invalid if nothing is to be set, or `deleting` (Cinder's text has two more that
  ///   its code lets pass, Q17)
  private static StatusReset read(BodyFields parameters) {
    StatusReset reset =
        new StatusReset(
            word(parameters, STATUS).map(Status::new).orElse(null),
            word(parameters, ATTACH_STATUS).orElse(null),
            word(parameters, MIGRATION_STATUS).orElse(null));
    if (reset.equals(StatusReset.NOTHING)) {
      throw new Fault.Invalid(
          "Must specify 'status', 'attach_status' or 'migration_status' for update.");
    }
    if (VolumeStatus.DELETING.equals(reset.status())) {
      throw new Fault.Invalid("Cannot reset-state to deleting");
    }
    return reset;
  }

  private static Optional<String> word(BodyFields parameters, String name) {
    return parameters
        .text(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(ROOT));
  }

  /// Writes it in one transaction.
  ///
  /// @param found as it was read
  /// @throws Fault.NotFound if the volume is gone
  /// @throws Fault.Invalid if it is to be `in-use` and has no attachment; nothing is written then
  @Transactional
  public void reset(Volume found, StatusReset reset, RequestContext context) {
    volumes.hold(found.id());
    Volume before = volumes.get(found.id(), new Scope.All());
    events.around("reset_status", before, () -> write(before, reset, context));
  }

  private Volume write(Volume before, StatusReset reset, RequestContext context) {
    int claimed = before.claimedGib();
    Status was = before.status();
    if (!volumes.reset(before.id(), reset)) {
      throw new Fault.Invalid(
          "Cannot reset-state to in-use because volume does not have any attachments.");
    }
    Volume after = volumes.reread(before);
    Status status = reset.status();
    if (status != null && !status.equals(was)) {
      transfers.withdraw(after.id());
      withdraw(after, was, context);
      messages.ofReset(ResourceKind.VOLUME, after.id().value(), after.projectId(), status, context);
    }
    release(after, claimed - after.claimedGib());
    return after;
  }

  /// Nobody will end what the volume was at, and what that did with its snapshots.
  private void withdraw(Volume volume, Status was, RequestContext context) {
    workers.cancel(ref(volume), "the volume's status was reset by request " + context.requestId());
    snapshots.leaveRestore(volume.id());
    if (was.equals(VolumeStatus.DELETING)) {
      Status left = SnapshotStatus.ERROR_DELETING;
      for (SnapshotId each : snapshots.endCascade(volume.id(), left)) {
        messages.ofReset(ResourceKind.SNAPSHOT, each.value(), volume.projectId(), left, context);
      }
    }
  }

  private static ResourceRef ref(Volume volume) {
    return ResourceRef.of(ResourceKind.VOLUME, volume.id().value());
  }

  private void release(Volume volume, int claimedGib) {
    String host = volume.host();
    if (host != null && claimedGib > 0) {
      pools.release(BackendAddress.parse(host), claimedGib);
    }
  }
}
