package io.brazier.driver.lvm;

import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeSource;
import io.brazier.fault.Fault;
import java.util.List;

/// Makes volumes what their snapshots have.
///
/// A thin one is exchanged: a thin snapshot of the snapshot is made beside it, `reverted-UUID`, and
/// takes its place and its name.
///
/// A thick one gets its old blocks back by a copy of the whole. To merge the snapshot, as Cinder
/// does, takes it away. What the copy overwrites is kept in the snapshot first, which has room for
/// all of it, so it can be interrupted and repeated at any point.
final class Reversion {

  private final Lvm lvm;
  private final Deletion deletion;
  private final Copier copier;

  Reversion(Lvm lvm, Deletion deletion, Copier copier) {
    this.lvm = lvm;
    this.deletion = deletion;
    this.copier = copier;
  }

  /// Makes a volume what its snapshot has.
  ///
  /// @throws Fault.Busy if the volume is open
  /// @throws Fault.BackendFailed if one of them is not there
  /// @throws io.brazier.driver.process.CommandFailure if it could not be done in several attempts
  void revert(SnapshotSpec spec, VolumeSource.Progress progress) {
    deletion.repeatedly(spec.volume().id().value(), _ -> attempt(spec, progress));
  }

  private void attempt(SnapshotSpec spec, VolumeSource.Progress progress) {
    LvName name = LvName.ofVolume(spec.volume().id());
    LvName reverted = LvName.ofReverted(spec.volume().id());
    LvName from = LvName.ofSnapshot(spec.id());
    VolumeGroup group = lvm.report(List.of(name, reverted, from));
    LogicalVolume snapshot = group.find(from).orElseThrow(() -> missing(spec, from));
    group.find(name).ifPresent(Reversion::refuseIfOpen);
    if (snapshot.isThin()) {
      exchange(spec, group, snapshot);
    } else {
      LogicalVolume volume = group.find(name).orElseThrow(() -> missing(spec, name));
      copyBack(volume, snapshot, spec.volume().size().bytes(), progress);
    }
  }

  /// What is left of an attempt that was killed goes on where that stopped: once the volume is gone
  /// its successor is there.
  private void exchange(SnapshotSpec spec, VolumeGroup group, LogicalVolume snapshot) {
    LvName name = LvName.ofVolume(spec.volume().id());
    LvName reverted = LvName.ofReverted(spec.volume().id());
    boolean there = group.find(name).isPresent();
    boolean successor = group.find(reverted).isPresent();
    if (!there && !successor) {
      throw missing(spec, name);
    }
    if (!successor) {
      lvm.createClone(reverted, snapshot, LogicalVolume.ownerTag(spec.volume().id()));
    }
    if (there) {
      lvm.remove(name, false);
    }
    lvm.rename(reverted, name);
  }

  private void copyBack(
      LogicalVolume volume, LogicalVolume snapshot, long bytes, VolumeSource.Progress progress) {
    for (LogicalVolume each : List.of(volume, snapshot)) {
      if (!each.isActive()) {
        lvm.activate(each.name());
      }
    }
    long[] safe = {volume.copiedBytes()};
    copier.copy(
        snapshot.name(),
        volume.name(),
        safe[0],
        bytes,
        false,
        reached -> {
          lvm.retag(
              volume.name(),
              List.of(LogicalVolume.copiedTag(safe[0])),
              List.of(LogicalVolume.copiedTag(reached)));
          safe[0] = reached;
          progress.reached(reached, bytes);
        });
    lvm.retag(volume.name(), List.of(LogicalVolume.copiedTag(safe[0])), List.of());
  }

  private static void refuseIfOpen(LogicalVolume volume) {
    if (volume.isOpen()) {
      throw new Fault.Busy("Volume %s is open.".formatted(volume.name()));
    }
  }

  private static Fault.BackendFailed missing(SnapshotSpec spec, LvName what) {
    return new Fault.BackendFailed(
        "Volume %s was not reverted: %s is not there.".formatted(spec.volume().id(), what), null);
  }
}
