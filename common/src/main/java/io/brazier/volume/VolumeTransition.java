package io.brazier.volume;

import java.util.List;
import java.util.Set;

/// A step of a volume's life: from any of some statuses to one.
///
/// @param from where the volume must be for the step to happen
/// @param to where it is then
public record VolumeTransition(Set<VolumeStatus> from, VolumeStatus to) {

  /// The create succeeded.
  public static final VolumeTransition CREATED =
      new VolumeTransition(Set.of(VolumeStatus.CREATING), VolumeStatus.AVAILABLE);

  /// The create failed for good.
  public static final VolumeTransition CREATE_FAILED =
      new VolumeTransition(Set.of(VolumeStatus.CREATING), VolumeStatus.ERROR);

  /// A delete failed.
  public static final VolumeTransition DELETE_FAILED =
      new VolumeTransition(Set.of(VolumeStatus.DELETING), VolumeStatus.ERROR_DELETING);

  /// The backend says the volume is in use; the delete is off.
  public static final VolumeTransition DELETE_REFUSED =
      new VolumeTransition(Set.of(VolumeStatus.DELETING), VolumeStatus.AVAILABLE);

  /// Checks every step against the status machine.
  public VolumeTransition {
    from = Set.copyOf(from);
    for (VolumeStatus status : from) {
      if (!status.mayBecome(to)) {
        throw new IllegalArgumentException("no volume goes from " + status + " to " + to);
      }
    }
  }

  /// The words of [#from], for SQL.
  List<String> fromWords() {
    return from.stream().map(VolumeStatus::word).sorted().toList();
  }
}
