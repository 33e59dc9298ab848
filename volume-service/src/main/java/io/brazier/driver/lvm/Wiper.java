package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandRunner;
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

  private final VgName group;
  private final CommandRunner runner;
  private final List<String> prefix;

  Wiper(VgName group, CommandRunner runner, BackendConfig config) {
    this.group = group;
    this.runner = runner;
    this.prefix = config.volumeClearIonice().map(Wiper::ionice).orElse(List.of());
  }

  /// Overwrites a part of an active volume.
  ///
  /// @param progress told after each chunk but the last how far the zeros are safe
  void wipe(LvName name, long fromBytes, long toBytes, LongConsumer progress) {
    String device = group.devicePath(name);
    for (long at = fromBytes; at < toBytes; at += CHUNK_BYTES) {
      long length = Math.min(CHUNK_BYTES, toBytes - at);
      List<String> argv = new ArrayList<>(prefix);
      argv.addAll(List.of("blkdiscard", "-z", "-o", Long.toString(at)));
      argv.addAll(List.of("-l", Long.toString(length), device));
      run(argv);
      run(List.of("sync", device));
      if (at + length < toBytes) {
        progress.accept(at + length);
      }
    }
  }

  private static List<String> ionice(String options) {
    List<String> argv = new ArrayList<>(List.of("ionice"));
    argv.addAll(List.of(options.split(" ")));
    return argv;
  }

  private void run(List<String> argv) {
    Command command = new Command(argv, Map.of("LC_ALL", "C"), CHUNK_TIMEOUT);
    runner.run(command).orThrow(command);
  }
}
