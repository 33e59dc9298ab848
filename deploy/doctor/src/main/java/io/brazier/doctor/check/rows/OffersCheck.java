package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.volume.VolumeStatus;
import java.util.List;

/// A volume waits for another project as long as a transfer of it is there.
final class OffersCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return rows.volumes().stream()
        .filter(volume -> volume.is(VolumeStatus.AWAITING_TRANSFER) != volume.offered())
        .map(OffersCheck::finding)
        .toList();
  }

  private static Finding finding(VolumeRow volume) {
    return Finding.of(
        Promise.P5,
        "volume %s is `%s`, %s"
            .formatted(
                volume.id(),
                volume.status(),
                volume.offered()
                    ? "and yet there is a transfer of it"
                    : "but no transfer is there"),
        volume.id().value());
  }
}
