package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.PoolRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A volume is on a pool that there is, and one that was made is on some.
final class PlacementsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Set<String> pools = rows.pools().stream().map(PoolRow::name).collect(Collectors.toSet());
    return rows.volumes().stream().flatMap(volume -> examine(volume, pools).stream()).toList();
  }

  private static Optional<Finding> examine(VolumeRow volume, Set<String> pools) {
    String pool = volume.pool();
    if (pool == null) {
      return volume.isMade()
          ? Optional.of(finding(volume, "is `%s`, but on no pool".formatted(volume.status())))
          : Optional.empty();
    }
    return pools.contains(pool)
        ? Optional.empty()
        : Optional.of(finding(volume, "is on pool %s, which nobody reports".formatted(pool)));
  }

  private static Finding finding(VolumeRow volume, String what) {
    return Finding.of(Promise.P4, "volume %s %s".formatted(volume.id(), what), volume.id().value());
  }
}
