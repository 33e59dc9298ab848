package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.VolumeRow;
import java.util.List;

/// A volume that was made is as large as its row says, rounded up to LVM's extents. One that grew,
/// and nobody knows how far, is between its size and what is claimed for it.
final class VolumeSizesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(holding -> holding.row().isMade() && holding.isSingle())
        .filter(holding -> !fits(holding))
        .map(holding ->
            holding.finding(
                Promise.P2,
                "has %s, but %s has %d bytes"
                    .formatted(
                        expected(holding.row()),
                        holding.only(),
                        holding.only().volume().sizeBytes())))
        .toList();
  }

  private static boolean fits(Holding holding) {
    long bytes = holding.only().volume().sizeBytes();
    return bytes >= bytesOf(holding, holding.row().sizeGib())
        && bytes <= bytesOf(holding, most(holding.row()));
  }

  private static long bytesOf(Holding holding, int gib) {
    return holding.only().site().group().bytesOf(gib);
  }

  private static int most(VolumeRow volume) {
    return volume.isUsable() ? volume.sizeGib() : Math.max(volume.sizeGib(), volume.claimedGib());
  }

  private static String expected(VolumeRow volume) {
    return most(volume) == volume.sizeGib()
        ? "%d GiB".formatted(volume.sizeGib())
        : "%d to %d GiB".formatted(volume.sizeGib(), most(volume));
  }
}
