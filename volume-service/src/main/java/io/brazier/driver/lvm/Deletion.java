package io.brazier.driver.lvm;

import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.Pause;
import io.brazier.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/// Removes volumes and snapshots.
///
/// A thin volume is just removed: its pool zeroes a block before it gives it out again. A thick one
/// is renamed to `deleted-UUID` first, so that nobody can come to use a half-wiped volume, then
/// wiped, and removed only when the zeros are on the disk. How far wiping came is kept in a tag, so
/// an interrupted delete goes on where it stopped. Each attempt begins with a look at what is
/// there; that is why any step may have failed, or only have seemed to.
final class Deletion {

  private static final Logger LOG = Logger.getLogger(Deletion.class);
  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final Lvm lvm;
  private final Wiper wiper;
  private final Wiper.Policy policy;
  private final Pause pause;

  /// @param pause waits between attempts; in tests it does not
  Deletion(Lvm lvm, Wiper wiper, Wiper.Policy policy, Pause pause) {
    this.lvm = lvm;
    this.wiper = wiper;
    this.policy = policy;
    this.pause = pause;
  }

  /// Removes everything there is of something.
  ///
  /// @throws Fault.Busy if it is open or has snapshots
  /// @throws CommandFailure if it could not be removed in several attempts
  void delete(Doomed doomed) {
    repeatedly(doomed.id(), attempt -> remove(doomed, attempt > 1));
  }

  /// Does what can be done again from the beginning in several attempts, each of which begins with
  /// a look.
  ///
  /// @param attempt is told which attempt it is, from 1
  void repeatedly(String id, IntConsumer attempt) {
    for (int number = 1; number < ATTEMPTS; number++) {
      try {
        attempt.accept(number);
        return;
      } catch (CommandFailure e) {
        LOG.warnf("Not done, trying again, id=%s attempt=%d: %s", id, number, e);
        pause.take(BETWEEN_ATTEMPTS);
      }
    }
    attempt.accept(ATTEMPTS);
  }

  private void remove(Doomed doomed, boolean settle) {
    VolumeGroup group = lvm.report(doomed.names());
    for (LogicalVolume found : group.volumes()) {
      LogicalVolume volume = isNobodys(doomed, found) ? wiper.awaitFormer(found) : found;
      refuseIfBusy(volume);
      if (volume.isSnapshot()) {
        lvm.split(volume.name());
        volume = look(volume);
      }
      if (!volume.isThin()) {
        keepZeroedTrue(group);
        lvm.remove(clear(doomed, volume).name(), settle);
      } else {
        lvm.remove(volume.name(), settle);
      }
    }
  }

  /// What is left of a thick snapshot without its volume: the volume's old blocks.
  private LogicalVolume look(LogicalVolume split) {
    return lvm.report(List.of(split.name()))
        .find(split.name())
        .orElseThrow(() ->
            new Fault.BackendFailed(
                "Snapshot %s vanished while it was removed.".formatted(split.name()), null));
  }

  private void refuseIfBusy(LogicalVolume volume) {
    if (volume.isOpen()) {
      throw new Fault.Busy("Volume %s is open.".formatted(volume.name()));
    }
    if (volume.hasSnapshots()) {
      throw new Fault.Busy("Volume %s has snapshots.".formatted(volume.name()));
    }
  }

  /// Before extents with old bytes become free, the group must no longer say that it has none.
  private void keepZeroedTrue(VolumeGroup group) {
    if (group.isZeroed() && !policy.clearsAll()) {
      lvm.untagGroup(VolumeGroup.ZEROED);
    }
  }

  private LogicalVolume clear(Doomed what, LogicalVolume volume) {
    long toBytes = policy.bytesOf(volume);
    if (toBytes == 0) {
      return volume;
    }
    LogicalVolume doomed = outOfReach(what, volume);
    if (!doomed.isActive()) {
      lvm.activate(doomed.name());
    }
    long fromBytes = doomed.wipedBytes();
    wiper.wipe(doomed.name(), fromBytes, toBytes, new Progress(doomed.name(), fromBytes)::reached);
    return doomed;
  }

  private LogicalVolume outOfReach(Doomed what, LogicalVolume volume) {
    if (what.isOutOfReach(volume)) {
      return volume;
    }
    lvm.rename(volume.name(), what.hidden());
    return volume.renamed(what.hidden());
  }

  /// Whether no tenant can have it: it was not handed out yet, or is not to be had any more.
  private static boolean isNobodys(Doomed what, LogicalVolume volume) {
    return what.isOutOfReach(volume) || volume.isUnwiped();
  }

  /// Exchanges the tag that says how far wiping came; used by one thread.
  private final class Progress {

    private final LvName name;
    private long last;

    private Progress(LvName name, long last) {
      this.name = name;
      this.last = last;
    }

    private void reached(long bytes) {
      lvm.retag(
          name, List.of(LogicalVolume.wipedTag(last)), List.of(LogicalVolume.wipedTag(bytes)));
      last = bytes;
    }
  }
}
