package io.brazier.doctor.check.rows;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.PoolRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is claimed on a pool is the sum of the sizes of the volumes on it.
final class ClaimsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<String, Long> placed =
        rows.volumes().stream()
            .filter(volume -> volume.pool() != null)
            .collect(
                Collectors.groupingBy(
                    VolumeRow::place, Collectors.summingLong(VolumeRow::sizeGib)));
    return rows.pools().stream()
        .filter(pool -> pool.claimedGib() != placed.getOrDefault(pool.name(), 0L))
        .map(pool -> finding(pool, placed.getOrDefault(pool.name(), 0L)))
        .toList();
  }

  private static Finding finding(PoolRow pool, long placedGib) {
    return Finding.of(
            Promise.P4,
            "%d GiB are claimed on pool %s, but the volumes on it have %d"
                .formatted(pool.claimedGib(), pool.name(), placedGib),
            pool.name())
        .mendedBy(new Repair.RecountClaims(BackendAddress.parse(pool.name())));
  }
}
