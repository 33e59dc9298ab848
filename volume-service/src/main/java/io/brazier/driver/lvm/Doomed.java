package io.brazier.driver.lvm;

import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.util.List;

/// What is to be removed, and the names that it may have by then.
///
/// @param id its id, for the log
/// @param used the name that it is used by
/// @param hidden the name that it has while it is wiped, out of everybody's reach
/// @param names all names that something of it may have, in the order in which it goes
record Doomed(String id, LvName used, LvName hidden, List<LvName> names) {

  /// Copies the list.
  Doomed {
    names = List.copyOf(names);
  }

  /// A volume, with what was to be added to it and what it was to be copied from.
  static Doomed of(VolumeId id) {
    LvName hidden = LvName.ofDeleted(id);
    LvName used = LvName.ofVolume(id);
    return new Doomed(
        id.value(),
        used,
        hidden,
        List.of(hidden, LvName.ofAdded(id), LvName.ofClone(id), LvName.ofReverted(id), used));
  }

  /// Only what was to be added to a volume.
  static Doomed added(VolumeId id) {
    return new Doomed(
        id.value(), LvName.ofVolume(id), LvName.ofDeleted(id), List.of(LvName.ofAdded(id)));
  }

  /// Only what a volume was copied from.
  static Doomed clone(VolumeId id) {
    return new Doomed(
        id.value(), LvName.ofVolume(id), LvName.ofDeleted(id), List.of(LvName.ofClone(id)));
  }

  /// A snapshot.
  static Doomed of(SnapshotId id) {
    LvName hidden = LvName.ofDeleted(id);
    LvName used = LvName.ofSnapshot(id);
    return new Doomed(id.value(), used, hidden, List.of(hidden, used));
  }

  /// Whether nobody can reach it any more under its present name.
  boolean isOutOfReach(LogicalVolume volume) {
    return !volume.name().equals(used);
  }
}
