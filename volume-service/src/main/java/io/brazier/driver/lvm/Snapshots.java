package io.brazier.driver.lvm;

import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.process.CommandFailure;
import io.brazier.fault.Fault;
import java.util.List;
import org.jboss.logging.Logger;

/// Makes snapshots, and takes them away.
///
/// One of a thin volume is a thin volume itself, which shares blocks and depends on nothing. One of
/// a thick volume is what LVM keeps of the volume's old blocks before they are overwritten (COW);
/// it is made large enough for all of them, so it never runs full.
///
/// What such a COW volume is made from holds old bytes, but nobody reads them: what was not copied
/// is read from the volume. It is taken off its volume before it is wiped; to wipe it before that,
/// as Cinder does, leaves a volume that cannot be activated if the host fails in the middle.
final class Snapshots {

  private static final Logger LOG = Logger.getLogger(Snapshots.class);

  private final Lvm lvm;
  private final Deletion deletion;

  Snapshots(Lvm lvm, Deletion deletion) {
    this.lvm = lvm;
    this.deletion = deletion;
  }

  /// Makes a snapshot; one that is there already is what was asked for.
  ///
  /// @throws Fault.BackendFailed if its volume is not there, or something else has its name
  /// @throws CommandFailure if it could not be made
  void create(SnapshotSpec spec) {
    LvName name = LvName.ofSnapshot(spec.id());
    LvName origin = LvName.ofVolume(spec.volume().id());
    LvName hidden = LvName.ofDeleted(spec.id());
    VolumeGroup group = lvm.report(List.of(name, hidden, origin));
    LogicalVolume volume = group.find(origin).orElseThrow(() -> missing(spec));
    if (group.find(name).filter(found -> isMade(spec, found, volume)).isPresent()) {
      return;
    }
    if (group.find(name).or(() -> group.find(hidden)).isPresent()) {
      LOG.infof("Removing what is left of an attempt, snapshotId=%s", spec.id());
      delete(spec);
    }
    make(spec, volume);
  }

  private void make(SnapshotSpec spec, LogicalVolume volume) {
    LvName name = LvName.ofSnapshot(spec.id());
    if (!volume.isActive()) {
      lvm.activate(volume.name());
    }
    try {
      lvm.createSnapshot(name, volume, LogicalVolume.ownerTag(spec.id()));
    } catch (CommandFailure e) {
      boolean made =
          lvm.report(List.of(name))
              .find(name)
              .filter(found -> isMade(spec, found, volume))
              .isPresent();
      if (!made) {
        throw e;
      }
    }
  }

  /// Whether it is the snapshot, and whole: LVM makes a thick one as a plain volume first.
  private boolean isMade(SnapshotSpec spec, LogicalVolume found, LogicalVolume volume) {
    if (!found.tags().contains(LogicalVolume.ownerTag(spec.id()))) {
      throw new Fault.BackendFailed(
          "Logical volume %s exists already but is not tagged as this snapshot."
              .formatted(lvm.group().qualified(found.name())),
          null);
    }
    return volume.isThin() ? found.isThin() : found.isSnapshot();
  }

  /// Removes everything there is of a snapshot.
  ///
  /// @throws Fault.Busy if it is open
  /// @throws CommandFailure if it could not be removed in several attempts
  void delete(SnapshotSpec spec) {
    deletion.delete(Doomed.of(spec.id()));
  }

  private static Fault.BackendFailed missing(SnapshotSpec spec) {
    return new Fault.BackendFailed(
        "Snapshot %s was not made: its volume %s is not there."
            .formatted(spec.id(), spec.volume().id()),
        null);
  }
}
