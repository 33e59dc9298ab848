package io.brazier.driver.lvm;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Copies devices, outside the metadata queue, in chunks: `dd` with a block of memory, past the
/// page cache, until the chunk is on the disk.
///
/// What a killed service leaves running is marked as the metadata commands are, so that the next
/// service ends it before it does anything: two copies to one place would not hurt, but one that
/// goes on into a volume that was deleted meanwhile would.
final class Copier {

  /// Small enough that an interrupted copy loses little, and large enough that starting programs
  /// costs nothing beside it.
  static final long CHUNK_BYTES = 1L << 30;

  private static final long BLOCK_BYTES = 1L << 20;

  /// A chunk at less than 0.3 MB/s counts as hung.
  private static final Duration CHUNK_TIMEOUT = Duration.ofHours(1);

  private final Lvm lvm;
  private final CommandRunner runner;

  Copier(Lvm lvm, CommandRunner runner) {
    this.lvm = lvm;
    this.runner = runner;
  }

  /// Copies the beginning of an active volume to the same place of another.
  ///
  /// @param fromBytes where to begin
  /// @param toBytes where to end
  /// @param sparse whether zeros need not be written, since they are there
  /// @param progress told after each chunk how far the copy is safe
  void copy(
      LvName from, LvName to, long fromBytes, long toBytes, boolean sparse, LongConsumer progress) {
    for (long at = fromBytes; at < toBytes; at += CHUNK_BYTES) {
      long end = Math.min(at + CHUNK_BYTES, toBytes);
      copyChunk(from, to, at, end, sparse);
      progress.accept(end);
    }
  }

  private void copyChunk(LvName from, LvName to, long fromBytes, long toBytes, boolean sparse) {
    long at = fromBytes / BLOCK_BYTES;
    List<String> argv =
        List.of(
            "nice", // processor and disk are for those who wait
            "-n19",
            "ionice",
            "-c3",
            "dd",
            "if=" + lvm.group().devicePath(from),
            "of=" + lvm.group().devicePath(to),
            "bs=" + BLOCK_BYTES,
            "skip=" + at,
            "seek=" + at,
            "count=" + Math.ceilDiv(toBytes - fromBytes, BLOCK_BYTES),
            "iflag=direct,fullblock",
            "oflag=direct",
            "conv=notrunc,fdatasync" + (sparse ? ",sparse" : ""),
            "status=none");
    Map<String, String> environment =
        Map.of("LC_ALL", "C", LvmRunner.Environment.VOLUME_GROUP, lvm.group().value());
    Command command = new Command(argv, environment, CHUNK_TIMEOUT);
    runner.run(command).orThrow(command);
  }
}
