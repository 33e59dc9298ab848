package io.brazier.volume;

import static java.util.Map.entry;

import io.brazier.resource.Lifecycle;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import java.util.Map;
import java.util.Set;

/// The statuses of a volume: Cinder's closed set (`cinder/objects/fields.py`), and the steps that
/// an operation of ours takes between them.
///
/// ```
///            ┌──────────────▶ error ──────────┐            ┌─▶ (row gone)
///  creating ─┤                                ├─▶ deleting ┼─▶ error_deleting
///            └─▶ available ───────────────────┘            └─▶ available
///                 │  ▲
///                 ▼  │
///  in-use ◀──▶ extending ─▶ error_extending ─▶ deleting
///
///  available, in-use ◀──▶ reserved, attaching, retyping
///  reserved ◀──▶ attaching ──▶ in-use ◀──▶ detaching
///  available ◀──▶ awaiting-transfer
///  available ◀──▶ reverting ─▶ error
/// ```
///
/// An administrator may set any but `deleting` (`os-reset_status`).
public final class VolumeStatus {
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

  /// Attached.
  public static final Status IN_USE = new Status("in-use");

  /// Growing.
  public static final Status EXTENDING = new Status("extending");

  /// The extend failed; a user message says why. The size is the old one. Deletable.
  public static final Status ERROR_EXTENDING = new Status("error_extending");

  /// A server or a host is to have it, by an attachment.
  public static final Status RESERVED = new Status("reserved");

  /// About to be attached: reserved by `os-reserve`, or offered by an attachment.
  public static final Status ATTACHING = new Status("attaching");

  /// About to be detached (`os-begin_detaching`).
  public static final Status DETACHING = new Status("detaching");

  /// Getting another type.
  public static final Status RETYPING = new Status("retyping");

  /// Offered to another project.
  public static final Status AWAITING_TRANSFER = new Status("awaiting-transfer");

  /// Closed by an administrator: it can be shown, and deleted by force.
  public static final Status MAINTENANCE = new Status("maintenance");

  /// Being copied into an image.
  public static final Status UPLOADING = new Status("uploading");

  /// Becoming what its snapshot has.
  public static final Status REVERTING = new Status("reverting");

  /// Every word that Cinder has for a volume's status; no other is ever written.
  public static final Set<String> WORDS =
      Set.of(
          "attaching",
          "available",
          "awaiting-transfer",
          "backing-up",
          "creating",
          "deleting",
          "detaching",
          "downloading",
          "error",
          "error_backing-up",
          "error_deleting",
          "error_extending",
          "error_managing",
          "error_managing_deleting",
          "error_restoring",
          "extending",
          "in-use",
          "maintenance",
          "managing",
          "reserved",
          "restoring-backup",
          "retyping",
          "reverting",
          "unmanaging",
          "uploading");

  /// What follows what.
  public static final Lifecycle LIFECYCLE =
      new Lifecycle(
          ResourceKind.VOLUME,
          Map.ofEntries(
              entry(CREATING, Set.of(AVAILABLE, ERROR)),
              entry(
                  AVAILABLE,
                  Set.of(
                      DELETING,
                      EXTENDING,
                      RESERVED,
                      ATTACHING,
                      RETYPING,
                      REVERTING,
                      AWAITING_TRANSFER)),
              entry(IN_USE, Set.of(AVAILABLE, EXTENDING, RESERVED, ATTACHING, DETACHING, RETYPING)),
              entry(RESERVED, Set.of(AVAILABLE, ATTACHING, IN_USE)),
              entry(ATTACHING, Set.of(AVAILABLE, RESERVED, IN_USE)),
              entry(AWAITING_TRANSFER, Set.of(AVAILABLE)),
              entry(DETACHING, Set.of(AVAILABLE, RESERVED, ATTACHING, IN_USE)),
              entry(RETYPING, Set.of(AVAILABLE, IN_USE, ERROR)),
              entry(REVERTING, Set.of(AVAILABLE, ERROR)),
              entry(EXTENDING, Set.of(AVAILABLE, IN_USE, ERROR_EXTENDING)),
              entry(ERROR, Set.of(DELETING)),
              entry(ERROR_EXTENDING, Set.of(DELETING)),
              entry(DELETING, Set.of(AVAILABLE, ERROR_DELETING)),
              entry(ERROR_DELETING, Set.of(DELETING))));

  /// The statuses from which a tenant may delete (`cinder/volume/api.py: delete`).
  public static final Set<Status> DELETABLE = Set.of(AVAILABLE, ERROR, ERROR_EXTENDING);

  /// Where a volume is there, as large as its row says, and nobody changes what is in it.
  public static final Set<Status> WHOLE =
      Set.of(AVAILABLE, IN_USE, RESERVED, ATTACHING, DETACHING, RETYPING, AWAITING_TRANSFER);

  private static final Map<String, String> SHOWN =
      Map.of(
          "managing", "creating", "error_managing", "error", "error_managing_deleting", "deleting");

  private VolumeStatus() {}

  /// The word that clients see (`cinder/api/v3/views/volumes.py`): as it is, but for volumes that
  /// are being taken over.
  public static String shown(Status status) {
    return SHOWN.getOrDefault(status.word(), status.word());
  }
}
