package io.brazier.driver.lvm;

import io.brazier.driver.VolumeSpec;
import io.brazier.driver.process.CommandFailure;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.util.List;

/// Makes volumes.
///
/// Processes are dear, so a create that goes well is exactly one: `lvcreate` with name, size and
/// tags, whose success is believed. Only when it fails is the group looked at, because the volume
/// may be there all the same: made by an earlier call, or by this one before it failed.
final class Creation {

  private final Lvm lvm;
  private final Wiper wiper;

  Creation(Lvm lvm, Wiper wiper) {
    this.lvm = lvm;
    this.wiper = wiper;
  }

  /// Makes a volume in the thin pool.
  void createThin(VolumeSpec spec) {
    Wanted wanted = Wanted.volume(spec);
    try {
      lvm.createThin(wanted.name(), wanted.sizeBytes(), List.of(wanted.tag()));
    } catch (CommandFailure e) {
      LogicalVolume found = adopt(wanted, e);
      if (!found.isThin()) {
        finishThick(found);
      }
    }
  }

  /// Makes a thick volume; zeroes it if the group's free extents may hold old bytes. Until that is
  /// done a tag says so, and a repeated call zeroes again.
  void createThick(VolumeSpec spec, boolean zeroed) {
    if (!zeroed) {
      createAndWipe(Wanted.volume(spec));
      return;
    }
    Wanted wanted = Wanted.volume(spec);
    try {
      lvm.createThick(wanted.name(), wanted.sizeBytes(), List.of(wanted.tag()), true);
    } catch (CommandFailure e) {
      finishThick(adopt(wanted, e));
    }
  }

  /// Makes an `added-UUID` of zeros in a group whose free extents may hold old bytes.
  void createAdded(VolumeId id, long sizeBytes) {
    createAndWipe(new Wanted(LvName.ofAdded(id), id, sizeBytes));
  }

  private void createAndWipe(Wanted wanted) {
    List<String> tags = List.of(wanted.tag(), LogicalVolume.UNWIPED);
    try {
      lvm.createThick(wanted.name(), wanted.sizeBytes(), tags, false);
    } catch (CommandFailure e) {
      finishThick(adopt(wanted, e));
      return;
    }
    finishThick(observe(wanted));
  }

  private void finishThick(LogicalVolume volume) {
    if (volume.isUnwiped()) {
      LogicalVolume closed = wiper.awaitFormer(volume);
      wiper.wipe(closed.name(), 0, closed.sizeBytes(), _ -> {});
      lvm.retag(closed.name(), List.of(LogicalVolume.UNWIPED), List.of());
    }
  }

  /// The volume that is there although its creation failed, active.
  private LogicalVolume adopt(Wanted wanted, CommandFailure failure) {
    LvName name = wanted.name();
    VolumeGroup group = lvm.report(List.of(name));
    LogicalVolume found = group.find(name).orElseThrow(() -> failure);
    if (!found.tags().contains(wanted.tag())) {
      throw taken(name, "is not tagged as this volume", failure);
    }
    if (found.sizeBytes() != group.roundedUp(wanted.sizeBytes())) {
      throw taken(name, "has %d bytes".formatted(found.sizeBytes()), failure);
    }
    if (!found.isActive()) {
      lvm.activate(name);
    }
    return found;
  }

  private LogicalVolume observe(Wanted wanted) {
    return lvm.report(List.of(wanted.name()))
        .find(wanted.name())
        .orElseThrow(() ->
            new Fault.BackendFailed(
                "Volume %s vanished while it was made.".formatted(wanted.id()), null));
  }

  private Fault.BackendFailed taken(LvName name, String difference, CommandFailure failure) {
    return new Fault.BackendFailed(
        "Logical volume %s exists already but %s."
            .formatted(lvm.group().qualified(name), difference),
        failure);
  }

  /// What is to be made, and for which volume.
  private record Wanted(LvName name, VolumeId id, long sizeBytes) {

    private static Wanted volume(VolumeSpec spec) {
      return new Wanted(LvName.ofVolume(spec.id()), spec.id(), spec.size().bytes());
    }

    private String tag() {
      return LogicalVolume.ownerTag(id);
    }
  }
}
