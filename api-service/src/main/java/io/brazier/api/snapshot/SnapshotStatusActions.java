package io.brazier.api.snapshot;

import io.brazier.api.action.Action;
import io.brazier.api.resource.ErrorMessages;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Statuses that are said from outside (`cinder/api/contrib/snapshot_actions.py`,
/// `cinder/api/contrib/admin_actions.py`): by an administrator, and by the compute service of
/// snapshots that it makes itself.
@ApplicationScoped
class SnapshotStatusActions {

  private static final ObjectSchema RESET =
      ObjectSchema.closed().required("status", Schemas.text());
  private static final ObjectSchema UPDATE =
      ObjectSchema.closed()
          .required("status", Schemas.text())
          .optional("progress", Schemas.progress());

  private static final Map<Status, Set<Status>> UPDATES =
      Map.of(
          SnapshotStatus.CREATING,
          Set.of(SnapshotStatus.CREATING, SnapshotStatus.AVAILABLE, SnapshotStatus.ERROR),
          SnapshotStatus.DELETING,
          Set.of(SnapshotStatus.DELETING, SnapshotStatus.ERROR_DELETING));

  private static final Map<Status, Operation> FAILURES =
      Map.of(
          SnapshotStatus.ERROR, Operation.CREATE_SNAPSHOT,
          SnapshotStatus.ERROR_DELETING, Operation.DELETE_SNAPSHOT);

  private final SnapshotRepository snapshots;
  private final Workers workers;
  private final ErrorMessages messages;

  SnapshotStatusActions(SnapshotRepository snapshots, Workers workers, ErrorMessages messages) {
    this.snapshots = snapshots;
    this.workers = workers;
    this.messages = messages;
  }

  @Produces
  @Singleton
  Action<Snapshot> osResetStatus() {
    return Action.accepted(
        "os-reset_status",
        RESET,
        "volume_extension:snapshot_admin_actions:reset_status",
        (snapshot, parameters, request) -> reset(snapshot, parameters, request.context()));
  }

  @Produces
  @Singleton
  Action<Snapshot> osUpdateSnapshotStatus() {
    return Action.accepted(
        "os-update_snapshot_status",
        UPDATE,
        "snapshot_extension:snapshot_actions:update_snapshot_status",
        (snapshot, parameters, request) -> update(snapshot, parameters, request.context()));
  }

  /// Puts a snapshot into the status; what is at work on it is withdrawn.
  ///
  /// @throws Fault.Invalid if there is no such status
  /// @throws Fault.NotFound if the snapshot is gone
  @Transactional
  public void reset(Snapshot snapshot, BodyFields parameters, RequestContext context) {
    String word = parameters.text("status").orElseThrow().toLowerCase(Locale.ROOT);
    if (!SnapshotStatus.WORDS.contains(word)) {
      throw Fault.Invalid.input(
          "status: must be one of %s".formatted(SnapshotStatus.WORDS.stream().sorted().toList()));
    }
    snapshots.hold(snapshot);
    workers.cancel(ref(snapshot), "the status was reset by request " + context.requestId());
    snapshots.reset(snapshot.id(), new Status(word));
    messages.ofReset(
        ResourceKind.SNAPSHOT,
        snapshot.id().value(),
        snapshot.projectId(),
        new Status(word),
        context);
  }

  /// Moves a snapshot that is made or removed by somebody else than a backend.
  ///
  /// @throws Fault.Invalid if that cannot follow its status, or if a backend is at work on it
  @Transactional
  public void update(Snapshot snapshot, BodyFields parameters, RequestContext context) {
    Status from = snapshot.status();
    Status to = new Status(parameters.text("status").orElseThrow());
    if (!UPDATES.containsKey(from)) {
      throw new Fault.Invalid(
          "Snapshot status %s not allowed for update_snapshot_status".formatted(from));
    }
    if (!UPDATES.getOrDefault(from, Set.of()).contains(to)) {
      throw new Fault.Invalid(
          "Provided snapshot status %s not allowed for snapshot with status %s."
              .formatted(to, from));
    }
    snapshots.hold(snapshot);
    if (!to.equals(from) && workers.isAtWork(ref(snapshot))) {
      throw Fault.Invalid.snapshot(
          "Snapshot %s is worked on by its backend, which will say how that ends."
              .formatted(snapshot.id()));
    }
    @Nullable String progress = parameters.text("progress").orElse(null);
    if (!snapshots.move(snapshot.id(), from, to, progress)) {
      throw new Fault.Invalid("Snapshot status is not %s any more.".formatted(from));
    }
    if (!to.equals(from) && FAILURES.containsKey(to)) {
      Operation failed = FAILURES.get(to);
      messages.tell(
          ResourceKind.SNAPSHOT,
          snapshot.id().value(),
          snapshot.projectId(),
          failed.action(),
          failed.detail(),
          "said",
          context);
    }
  }

  private static ResourceRef ref(Snapshot snapshot) {
    return ResourceRef.of(ResourceKind.SNAPSHOT, snapshot.id().value());
  }
}
