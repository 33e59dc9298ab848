package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandRunner;
import io.brazier.driver.process.Pause;
import io.brazier.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Overwrites devices with zeros, outside the metadata queue.
///
/// `blkdiscard -z` asks the kernel (BLKZEROOUT): disks that can write zeros by themselves do, for
/// others the kernel writes pages of zeros. It opens the device exclusively, so a device that is
/// mounted or exported is refused. `sync` then empties the disk's cache: a power cut must not keep
/// a volume's removal and lose its wiping.
final class Wiper {

  /// Small enough that an interrupted wipe loses little, large enough that most volumes are one.
  static final long CHUNK_BYTES = 16L << 30;

  /// A chunk at less than 5 MB/s counts as hung.
  private static final Duration CHUNK_TIMEOUT = Duration.ofHours(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// As long as a wiper may run.
  private static final int MOST_LOOKS = 3600;

  private final Lvm lvm;
  private final CommandRunner runner;
  private final List<String> prefix;
  private final Pause pause;

  /// @param pause waits between looks; in tests it does not
  Wiper(Lvm lvm, CommandRunner runner, BackendConfig config, Pause pause) {
    this.lvm = lvm;
    this.runner = runner;
    this.prefix = config.volumeClearIonice().map(Wiper::ionice).orElse(List.of());
    this.pause = pause;
  }

  /// What copies to where this wipes.
  Copier copier() {
    return new Copier(lvm, runner);
  }

  /// Overwrites a part of an active volume that no tenant can have.
  ///
  /// @param progress told after each chunk but the last how far the zeros are safe
  void wipe(LvName name, long fromBytes, long toBytes, LongConsumer progress) {
    Manner manner = new Manner(List.of("-z"), Map.of("LC_ALL", "C"));
    for (long at = fromBytes; at < toBytes; at += CHUNK_BYTES) {
      long end = Math.min(at + CHUNK_BYTES, toBytes);
      wipeChunk(name, at, end, manner);
      if (end < toBytes) {
        progress.accept(end);
      }
    }
  }

  /// Makes the end of an active volume read as zeros. A thin volume gives its blocks back instead,
  /// which it would keep when it is made smaller, and show again when it grows.
  ///
  /// The volume is a tenant's, so a wiper that a killed service leaves behind must not go on: it is
  /// marked as the metadata commands are, which the next service ends before it does anything.
  void wipeEnd(LogicalVolume volume, long fromBytes) {
    Manner manner =
        new Manner(
            volume.isThin() ? List.of() : List.of("-z"),
            Map.of("LC_ALL", "C", LvmRunner.Environment.VOLUME_GROUP, lvm.group().value()));
    for (long at = fromBytes; at < volume.sizeBytes(); at += CHUNK_BYTES) {
      wipeChunk(volume.name(), at, Math.min(at + CHUNK_BYTES, volume.sizeBytes()), manner);
    }
  }

  /// Waits until the wiper of a former service has closed the device. A service that is killed
  /// leaves its `blkdiscard` running; whoever repeats the operation must neither take the volume
  /// for one that a tenant uses nor wipe beside it.
  ///
  /// @param volume one that no tenant can have: not handed out yet, or not any more
  /// @return the volume as it is then
  /// @throws Fault.BackendFailed if that takes too long
  LogicalVolume awaitFormer(LogicalVolume volume) {
    LogicalVolume seen = volume;
    for (int looks = 0; seen.isOpen(); looks++) {
      if (looks == MOST_LOOKS) {
        throw new Fault.BackendFailed("Volume %s is still open.".formatted(volume.name()), null);
      }
      pause.take(BETWEEN_LOOKS);
      seen = look(volume.name());
    }
    return seen;
  }

  private LogicalVolume look(LvName name) {
    return lvm.report(List.of(name))
        .find(name)
        .orElseThrow(() ->
            new Fault.BackendFailed(
                "Volume %s vanished while it was wiped.".formatted(name), null));
  }

  private void wipeChunk(LvName name, long fromBytes, long toBytes, Manner manner) {
    String device = lvm.group().devicePath(name);
    List<String> argv = new ArrayList<>(prefix);
    argv.add("blkdiscard");
    argv.addAll(manner.options());
    argv.addAll(List.of("-o", Long.toString(fromBytes)));
    argv.addAll(List.of("-l", Long.toString(toBytes - fromBytes), device));
    run(argv, manner.environment());
    run(List.of("sync", device), manner.environment());
  }

  private static List<String> ionice(String options) {
    List<String> argv = new ArrayList<>(List.of("ionice"));
    argv.addAll(List.of(options.split(" ")));
    return argv;
  }

  private void run(List<String> argv, Map<String, String> environment) {
    Command command = new Command(argv, environment, CHUNK_TIMEOUT);
    runner.run(command).orThrow(command);
  }

  /// How `blkdiscard` is called.
  private record Manner(List<String> options, Map<String, String> environment) {}

  /// How much of a deleted thick volume is overwritten.
  ///
  /// @param limitBytes at most so many bytes from its beginning
  record Policy(long limitBytes) {

    private static final long MIB = 1L << 20;

    static Policy of(BackendConfig config) {
      return switch (config.volumeClear()) {
        case NONE -> new Policy(0);
        case ZERO ->
            new Policy(
                config.volumeClearSize() == 0 ? Long.MAX_VALUE : config.volumeClearSize() * MIB);
      };
    }

    /// Whether nothing of any deleted volume remains.
    boolean clearsAll() {
      return limitBytes == Long.MAX_VALUE;
    }

    /// How many bytes of a volume are overwritten.
    long bytesOf(LogicalVolume volume) {
      return Math.min(limitBytes, volume.sizeBytes());
    }
  }
}
