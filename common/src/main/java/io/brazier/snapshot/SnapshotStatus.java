package io.brazier.snapshot;

import io.brazier.resource.Lifecycle;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import java.util.Map;
import java.util.Set;

/// The statuses of a snapshot: Cinder's closed set (`cinder/objects/fields.py`), and the steps that
/// an operation of ours takes between them.
///
/// ```
///            ┌──────────────▶ error ─────┐            ┌─▶ (row gone)
///  creating ─┤                           ├─▶ deleting ┼─▶ error_deleting
///            └─▶ available ──────────────┘            └─▶ available
///                 ▲
///                 └──▶ restoring
/// ```
public final class SnapshotStatus {
  /// Accepted; being scheduled or made.
  public static final Status CREATING = new Status("creating");

  /// Ready for use.
  public static final Status AVAILABLE = new Status("available");

  /// Accepted for deletion; being wiped and removed.
  public static final Status DELETING = new Status("deleting");

  /// The create failed; a user message says why. Deletable.
  public static final Status ERROR = new Status("error");

  /// The delete failed; a user message says why. An administrator may force it.
  public static final Status ERROR_DELETING = new Status("error_deleting");

  /// Its volume becomes what it has.
  public static final Status RESTORING = new Status("restoring");

  /// Every word that Cinder has for a snapshot's status; no other is ever written.
  public static final Set<String> WORDS =
      Set.of(
          "available",
          "backing-up",
          "creating",
          "deleted",
          "deleting",
          "error",
          "error_deleting",
          "restoring",
          "unmanaging",
          "updating");

  /// What follows what.
  public static final Lifecycle LIFECYCLE =
      new Lifecycle(
          ResourceKind.SNAPSHOT,
          Map.of(
              CREATING, Set.of(AVAILABLE, ERROR),
              AVAILABLE, Set.of(DELETING, RESTORING),
              RESTORING, Set.of(AVAILABLE),
              ERROR, Set.of(DELETING),
              DELETING, Set.of(AVAILABLE, ERROR_DELETING),
              ERROR_DELETING, Set.of(DELETING)));

  /// The create failed for good.
  public static final Transition CREATE_FAILED = LIFECYCLE.step(Set.of(CREATING), ERROR);

  /// A delete failed.
  public static final Transition DELETE_FAILED = LIFECYCLE.step(Set.of(DELETING), ERROR_DELETING);

  /// The backend says the snapshot is in use; the delete is off.
  public static final Transition DELETE_REFUSED = LIFECYCLE.step(Set.of(DELETING), AVAILABLE);

  /// Its volume is to be reverted to it.
  public static final Transition RESTORE = LIFECYCLE.step(Set.of(AVAILABLE), RESTORING);

  /// Its volume was reverted to it, or could not be.
  public static final Transition RESTORED = LIFECYCLE.step(Set.of(RESTORING), AVAILABLE);

  /// The statuses from which a delete of its volume may take a snapshot with it.
  public static final Set<Status> CASCADING = Set.of(AVAILABLE, ERROR, DELETING);

  /// The statuses from which a tenant may delete (`cinder/volume/api.py: delete_snapshot`).
  public static final Set<Status> DELETABLE = Set.of(AVAILABLE, ERROR);

  private SnapshotStatus() {}
}
