package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.volume.VolumeStatus;
import java.util.List;

/// A volume that can be used is as large as its row says, rounded up to LVM's extents.
final class VolumeSizesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(holding -> holding.row().is(VolumeStatus.AVAILABLE) && holding.isSingle())
        .filter(holding -> holding.only().volume().sizeBytes() != expectedBytes(holding))
        .map(holding ->
            holding.finding(
                Promise.P2,
                "has %d GiB, but %s has %d bytes"
                    .formatted(
                        holding.row().sizeGib(),
                        holding.only(),
                        holding.only().volume().sizeBytes())))
        .toList();
  }

  private static long expectedBytes(Holding holding) {
    return holding.only().site().group().bytesOf(holding.row().sizeGib());
  }
}
