package io.brazier.driver.lvm;

import io.brazier.driver.VolumeSpec;
import io.brazier.driver.process.CommandFailure;
import io.brazier.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/// Makes volumes.
///
/// Processes are dear, so a create that goes well is exactly one: `lvcreate` with name, size and
/// tags, whose success is believed. Only when it fails is the group looked at, because the volume
/// may be there all the same: made by an earlier call, or by this one before it failed.
final class Creation {

  private final Lvm lvm;
  private final Wiper wiper;
  private final FormerWiper formerWiper;

  Creation(Lvm lvm, Wiper wiper, Pause pause) {
    this.lvm = lvm;
    this.wiper = wiper;
    this.formerWiper = new FormerWiper(lvm, pause);
  }

  /// Makes a volume in the thin pool.
  void createThin(VolumeSpec spec) {
    LvName name = LvName.ofVolume(spec.id());
    try {
      lvm.createThin(name, spec.size().bytes(), List.of(Tags.volume(spec.id())));
    } catch (CommandFailure e) {
      LogicalVolume found = adopt(spec, name, e);
      if (!found.isThin()) {
        finishThick(found);
      }
    }
  }

  /// Makes a thick volume; zeroes it if the group's free extents may hold old bytes. Until that is
  /// done a tag says so, and a repeated call zeroes again.
  void createThick(VolumeSpec spec, boolean zeroed) {
    LvName name = LvName.ofVolume(spec.id());
    List<String> tags = new ArrayList<>(List.of(Tags.volume(spec.id())));
    if (!zeroed) {
      tags.add(Tags.UNWIPED);
    }
    try {
      lvm.createThick(name, spec.size().bytes(), tags, zeroed);
    } catch (CommandFailure e) {
      finishThick(adopt(spec, name, e));
      return;
    }
    if (!zeroed) {
      finishThick(observe(spec, name));
    }
  }

  private void finishThick(LogicalVolume volume) {
    if (volume.tags().contains(Tags.UNWIPED)) {
      LogicalVolume closed = formerWiper.awaitEnd(volume);
      wiper.wipe(closed.name(), 0, closed.sizeBytes(), _ -> {});
      lvm.retag(closed.name(), List.of(Tags.UNWIPED), List.of());
    }
  }

  /// The volume that is there although its creation failed, active.
  private LogicalVolume adopt(VolumeSpec spec, LvName name, CommandFailure failure) {
    VolumeGroup group = lvm.report(List.of(name));
    LogicalVolume found = group.find(name).orElseThrow(() -> failure);
    if (!found.tags().contains(Tags.volume(spec.id()))) {
      throw taken(name, "is not tagged as this volume", failure);
    }
    if (found.sizeBytes() != group.roundedUp(spec.size().bytes())) {
      throw taken(name, "has %d bytes".formatted(found.sizeBytes()), failure);
    }
    if (!found.isActive()) {
      lvm.activate(name);
    }
    return found;
  }

  private LogicalVolume observe(VolumeSpec spec, LvName name) {
    return lvm.report(List.of(name))
        .find(name)
        .orElseThrow(() ->
            new Fault.BackendFailed(
                "Volume %s vanished while it was made.".formatted(spec.id()), null));
  }

  private Fault.BackendFailed taken(LvName name, String difference, CommandFailure failure) {
    return new Fault.BackendFailed(
        "Logical volume %s exists already but %s."
            .formatted(lvm.group().qualified(name), difference),
        failure);
  }
}
