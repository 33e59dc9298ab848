package io.brazier.driver.lvm;

import io.brazier.driver.VolumeSource;
import io.brazier.driver.VolumeSpec;
import io.brazier.driver.process.CommandFailure;
import io.brazier.fault.Fault;
import java.util.List;
import java.util.Optional;

/// Makes volumes from snapshots and from volumes.
///
/// From a thin one in no time: a thin snapshot of it, which shares its blocks and depends on
/// nothing.
///
/// From a thick one by a copy. A volume is copied as it was at one moment, by a thick snapshot of
/// it that is there for the copy, `clone-snap-UUID`. The new volume is tagged as one that may hold
/// old bytes until all of it is right, and with how far the copy is, so that a repeated call goes
/// on there; and nobody can use it before.
final class Cloning {

  private final Lvm lvm;
  private final Wiper wiper;
  private final Deletion deletion;
  private final Copier copier;

  Cloning(Lvm lvm, Wiper wiper, Deletion deletion, Copier copier) {
    this.lvm = lvm;
    this.wiper = wiper;
    this.deletion = deletion;
    this.copier = copier;
  }

  /// Makes a volume; one that is whole already is what was asked for.
  ///
  /// @param zeroed whether the group's free extents are known to be zero
  /// @throws Fault.BackendFailed if the source is not there, or something else has the volume's
  ///   name
  /// @throws CommandFailure if it could not be made
  void create(
      VolumeSpec spec, VolumeSource source, boolean zeroed, VolumeSource.Progress progress) {
    LvName name = LvName.ofVolume(spec.id());
    LvName from = from(source);
    VolumeGroup group = lvm.report(List.of(name, from, LvName.ofClone(spec.id())));
    group.find(name).ifPresent(found -> requireOwn(spec, found));
    Optional<LogicalVolume> whole = group.find(name).filter(found -> isWhole(found, group, spec));
    if (whole.isPresent()) {
      activate(whole.get());
      dropClone(spec, group);
      return;
    }
    LogicalVolume origin = group.find(from).orElseThrow(() -> missing(spec, source));
    if (origin.isThin()) {
      share(spec, group, origin);
    } else {
      copy(new Copy(spec, source, origin, zeroed && group.isZeroed()), group, progress);
    }
  }

  private static LvName from(VolumeSource source) {
    return switch (source) {
      case VolumeSource.OfSnapshot(var snapshot) -> LvName.ofSnapshot(snapshot.id());
      case VolumeSource.OfVolume(var volume) -> LvName.ofVolume(volume.id());
    };
  }

  private static boolean isWhole(LogicalVolume found, VolumeGroup group, VolumeSpec spec) {
    return !found.isUnwiped() && found.sizeBytes() == group.roundedUp(spec.size().bytes());
  }

  private void share(VolumeSpec spec, VolumeGroup group, LogicalVolume origin) {
    LvName name = LvName.ofVolume(spec.id());
    LogicalVolume made =
        group
            .find(name)
            .orElseGet(() ->
                made(spec, () -> lvm.createClone(name, origin, LogicalVolume.ownerTag(spec.id()))));
    if (made.sizeBytes() < group.roundedUp(spec.size().bytes())) {
      lvm.extend(name, spec.size().bytes());
    }
    if (!made.isActive()) {
      lvm.activate(name);
    }
  }

  /// Makes a logical volume and looks at it; what fails may have been done all the same.
  private LogicalVolume made(VolumeSpec spec, Runnable making) {
    LvName name = LvName.ofVolume(spec.id());
    CommandFailure failure = null;
    try {
      making.run();
    } catch (CommandFailure e) {
      failure = e;
    }
    LogicalVolume found = lvm.report(List.of(name)).find(name).orElse(null);
    if (found != null) {
      requireOwn(spec, found);
      return found;
    }
    if (failure != null) {
      throw failure;
    }
    throw new Fault.BackendFailed(
        "Volume %s vanished while it was made.".formatted(spec.id()), null);
  }

  /// What is to be copied where.
  ///
  /// @param origin the logical volume of the source
  /// @param zeroed whether the new volume's extents are zero already
  private record Copy(VolumeSpec spec, VolumeSource source, LogicalVolume origin, boolean zeroed) {
    LvName target() {
      return LvName.ofVolume(spec.id());
    }
  }

  private void copy(Copy copy, VolumeGroup group, VolumeSource.Progress progress) {
    LogicalVolume target = target(copy, group);
    LvName from = readable(copy, group, target);
    long bytes = Math.min(copy.source().volume().size().bytes(), target.sizeBytes());
    long[] safe = {lookAgain(copy.target()).copiedBytes()};
    copier.copy(
        from,
        target.name(),
        safe[0],
        bytes,
        copy.zeroed(),
        reached -> {
          lvm.retag(
              target.name(),
              List.of(LogicalVolume.copiedTag(safe[0])),
              List.of(LogicalVolume.copiedTag(reached)));
          safe[0] = reached;
          progress.reached(reached, bytes);
        });
    if (!copy.zeroed() && bytes < target.sizeBytes()) {
      wiper.wipe(target.name(), bytes, target.sizeBytes(), _ -> {});
    }
    lvm.retag(
        target.name(), List.of(LogicalVolume.UNWIPED, LogicalVolume.copiedTag(safe[0])), List.of());
    dropClone(copy.spec(), lvm.report(List.of(LvName.ofClone(copy.spec().id()))));
  }

  private LogicalVolume target(Copy copy, VolumeGroup group) {
    VolumeSpec spec = copy.spec();
    List<String> tags = List.of(LogicalVolume.ownerTag(spec.id()), LogicalVolume.UNWIPED);
    LogicalVolume target =
        group
            .find(copy.target())
            .orElseGet(() ->
                made(
                    spec,
                    () ->
                        lvm.createThick(copy.target(), spec.size().bytes(), tags, copy.zeroed())));
    if (target.sizeBytes() != group.roundedUp(spec.size().bytes())) {
      throw new Fault.BackendFailed(
          "Logical volume %s exists already but has %d bytes."
              .formatted(lvm.group().qualified(target.name()), target.sizeBytes()),
          null);
    }
    LogicalVolume closed = wiper.awaitFormer(target);
    if (!closed.isActive()) {
      lvm.activate(closed.name());
    }
    return closed;
  }

  /// A device that does not change: of a snapshot itself, of a volume that of its clone's snapshot.
  /// Where this is gone what was copied of it is of another moment, and is copied again.
  private LvName readable(Copy copy, VolumeGroup group, LogicalVolume target) {
    if (copy.source() instanceof VolumeSource.OfSnapshot) {
      activate(copy.origin());
      return copy.origin().name();
    }
    LvName name = LvName.ofClone(copy.spec().id());
    if (group.find(name).filter(LogicalVolume::isSnapshot).isEmpty()) {
      dropClone(copy.spec(), group);
      forgetCopied(target);
      activate(copy.origin());
      snapshot(copy, name);
    } else {
      group.find(name).ifPresent(this::activate);
    }
    return name;
  }

  private void snapshot(Copy copy, LvName name) {
    try {
      lvm.createSnapshot(name, copy.origin(), LogicalVolume.ownerTag(copy.spec().id()));
    } catch (CommandFailure e) {
      if (lvm.report(List.of(name)).find(name).filter(LogicalVolume::isSnapshot).isEmpty()) {
        throw e;
      }
    }
  }

  private void forgetCopied(LogicalVolume target) {
    if (target.copiedBytes() > 0) {
      lvm.retag(target.name(), List.of(LogicalVolume.copiedTag(target.copiedBytes())), List.of());
    }
  }

  private void activate(LogicalVolume volume) {
    if (!volume.isActive()) {
      lvm.activate(volume.name());
    }
  }

  private void dropClone(VolumeSpec spec, VolumeGroup group) {
    if (group.find(LvName.ofClone(spec.id())).isPresent()) {
      deletion.delete(Doomed.clone(spec.id()));
    }
  }

  private LogicalVolume lookAgain(LvName name) {
    return lvm.report(List.of(name))
        .find(name)
        .orElseThrow(() ->
            new Fault.BackendFailed("Volume %s vanished while it was made.".formatted(name), null));
  }

  private void requireOwn(VolumeSpec spec, LogicalVolume found) {
    if (!found.tags().contains(LogicalVolume.ownerTag(spec.id()))) {
      throw new Fault.BackendFailed(
          "Logical volume %s exists already but is not tagged as this volume."
              .formatted(lvm.group().qualified(found.name())),
          null);
    }
  }

  private static Fault.BackendFailed missing(VolumeSpec spec, VolumeSource source) {
    return new Fault.BackendFailed(
        "Volume %s was not created: its source %s is not there.".formatted(spec.id(), from(source)),
        null);
  }
}
