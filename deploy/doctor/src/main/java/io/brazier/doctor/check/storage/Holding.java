package io.brazier.doctor.check.storage;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.VolumeRow;
import java.util.List;

/// A volume that nobody works on, with all that the disks have of it.
record Holding(VolumeRow row, List<FoundVolume> found) {

  Holding {
    found = List.copyOf(found);
  }

  /// Whether there is exactly one logical volume of it.
  boolean isSingle() {
    return found.size() == 1;
  }

  /// Its logical volume.
  FoundVolume only() {
    return found.getFirst();
  }

  /// A difference about it.
  Finding finding(Promise promise, String what) {
    return Finding.of(promise, "volume %s %s".formatted(row.id(), what), row.id().value());
  }
}
