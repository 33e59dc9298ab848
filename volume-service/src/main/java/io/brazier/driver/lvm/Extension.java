package io.brazier.driver.lvm;

import io.brazier.driver.VolumeSpec;
import io.brazier.driver.process.CommandFailure;
import io.brazier.fault.Fault;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Makes volumes larger, and takes back what an attempt at it added.
///
/// Where new extents read as zeros whatever they were, in a thin pool and in a zeroed group, an
/// extension that goes well is one process, `lvextend`, whose success is believed. Only when it
/// fails is the volume looked at.
///
/// Elsewhere the extents are zeroed before the volume gets them, for whoever has it open sees it
/// grow at once. They are a volume of their own first, `added-UUID`, that is made and zeroed as a
/// new one is; then, in one turn, it is removed and the volume extended by just these extents. So
/// the volume never has a byte that is to be wiped, and is the old one until the very end.
final class Extension {

  private static final Logger LOG = Logger.getLogger(Extension.class);

  private final Lvm lvm;
  private final Wiper wiper;
  private final Creation creation;
  private final Deletion deletion;

  Extension(Lvm lvm, Wiper wiper, Creation creation, Deletion deletion) {
    this.lvm = lvm;
    this.wiper = wiper;
    this.creation = creation;
    this.deletion = deletion;
  }

  /// Makes a volume as large as the spec says.
  ///
  /// @throws Fault.BackendFailed if it is larger, or not there
  /// @throws Fault.Busy if it is open and has thick snapshots
  /// @throws CommandFailure if it could not be extended
  void extend(VolumeSpec spec, Backing backing) {
    if (backing.extendsUnseen()) {
      try {
        lvm.extend(LvName.ofVolume(spec.id()), spec.size().bytes());
        return;
      } catch (CommandFailure e) {
        LOG.infof("Extension failed, looking why, volumeId=%s: %s", spec.id(), e.getMessage());
      }
    }
    extendSeen(spec, backing);
  }

  /// Makes a volume as small again as the spec says.
  ///
  /// @throws Fault.Busy if it is larger and open or has thick snapshots
  /// @throws CommandFailure if it could not be made smaller in several attempts
  void retract(VolumeSpec spec) {
    deletion.delete(Doomed.added(spec.id()));
    deletion.repeatedly(spec.id().value(), _ -> retractSeen(spec));
  }

  private void extendSeen(VolumeSpec spec, Backing backing) {
    LvName name = LvName.ofVolume(spec.id());
    VolumeGroup group = lvm.report(List.of(name, LvName.ofAdded(spec.id())));
    long wantedBytes = group.roundedUp(spec.size().bytes());
    LogicalVolume volume = group.find(name).orElseThrow(() -> refusal(spec, "is not there"));
    if (volume.sizeBytes() > wantedBytes) {
      throw refusal(spec, "has %d bytes already".formatted(volume.sizeBytes()));
    }
    boolean zeros = volume.isThin() || (backing.zeroed() && group.isZeroed());
    if (volume.sizeBytes() == wantedBytes || zeros) {
      dropAdded(spec, group);
    }
    if (volume.sizeBytes() < wantedBytes) {
      refuseOpenOrigin(volume);
      if (zeros) {
        resize(volume, wantedBytes, () -> lvm.extend(name, wantedBytes));
      } else {
        extendByZeros(spec, group, volume);
      }
    }
  }

  private void extendByZeros(VolumeSpec spec, VolumeGroup group, LogicalVolume volume) {
    LvName added = LvName.ofAdded(spec.id());
    long wantedBytes = group.roundedUp(spec.size().bytes());
    long addedBytes = wantedBytes - volume.sizeBytes();
    if (group.find(added).filter(found -> found.sizeBytes() != addedBytes).isPresent()) {
      dropAdded(spec, group);
    }
    creation.createAdded(spec.id(), addedBytes);
    resize(volume, wantedBytes, () -> lvm.extendBy(added, volume.name(), wantedBytes));
  }

  /// What is left of an extension to another size, or from when the group was not zeroed.
  private void dropAdded(VolumeSpec spec, VolumeGroup group) {
    if (group.find(LvName.ofAdded(spec.id())).isPresent()) {
      deletion.delete(Doomed.added(spec.id()));
    }
  }

  /// Does what may seem to fail and be done all the same. An origin of thick snapshots is resized
  /// while its device is away (`cinder/brick/local_dev/lvm.py`).
  private void resize(LogicalVolume volume, long wantedBytes, Runnable work) {
    if (volume.hasSnapshots()) {
      lvm.deactivate(volume.name());
    }
    try {
      work.run();
    } catch (CommandFailure e) {
      if (look(volume.name()).filter(seen -> seen.sizeBytes() == wantedBytes).isEmpty()) {
        throw e;
      }
    } finally {
      if (volume.hasSnapshots()) {
        lvm.activate(volume.name());
      }
    }
  }

  private Optional<LogicalVolume> look(LvName name) {
    return lvm.report(List.of(name)).find(name);
  }

  private void retractSeen(VolumeSpec spec) {
    LvName name = LvName.ofVolume(spec.id());
    VolumeGroup group = lvm.report(List.of(name));
    long wantedBytes = group.roundedUp(spec.size().bytes());
    group
        .find(name)
        .filter(volume -> volume.sizeBytes() > wantedBytes)
        .ifPresent(volume -> shrink(group, volume, wantedBytes));
  }

  /// Who had the volume open may have written to what it was extended by. In a zeroed group that is
  /// zeroed again before it becomes free; a thin volume would keep it and show it when it grows
  /// again. A volume that is open may be written to until the last moment, so it is left as it is.
  private void shrink(VolumeGroup group, LogicalVolume volume, long wantedBytes) {
    if (volume.isOpen() || volume.hasSnapshots()) {
      throw new Fault.Busy(
          "Volume %s is open or has snapshots and cannot be made smaller."
              .formatted(volume.name()));
    }
    if (volume.isThin() || group.isZeroed()) {
      if (!volume.isActive()) {
        lvm.activate(volume.name());
      }
      wiper.wipeEnd(volume, wantedBytes);
    }
    lvm.reduce(volume.name(), wantedBytes);
  }

  private static void refuseOpenOrigin(LogicalVolume volume) {
    if (volume.isOpen() && volume.hasSnapshots()) {
      throw new Fault.Busy(
          "Volume %s is open and has snapshots and cannot be extended.".formatted(volume.name()));
    }
  }

  private static Fault.BackendFailed refusal(VolumeSpec spec, String reason) {
    return new Fault.BackendFailed(
        "Volume %s was not extended: it %s.".formatted(spec.id(), reason), null);
  }
}
