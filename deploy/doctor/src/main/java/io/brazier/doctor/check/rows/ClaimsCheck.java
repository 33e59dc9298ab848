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
import java.util.stream.Stream;

/// What is claimed on a pool is the sum of what is claimed for the volumes on it. For a volume that
/// is its size, or more where it grew or was to grow, and nothing while it is on no pool.
final class ClaimsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return Stream.concat(
            rows.volumes().stream().filter(volume -> !isRight(volume)).map(ClaimsCheck::finding),
            sums(rows))
        .toList();
  }

  private static boolean isRight(VolumeRow volume) {
    if (volume.pool() == null) {
      return volume.claimedGib() == 0;
    }
    return volume.isUsable()
        ? volume.claimedGib() == volume.sizeGib()
        : volume.claimedGib() >= volume.sizeGib();
  }

  private static Finding finding(VolumeRow volume) {
    return Finding.of(
        Promise.P4,
        "volume %s is `%s` on %s and has %d GiB, but %d GiB are claimed for it"
            .formatted(
                volume.id(),
                volume.status(),
                volume.place(),
                volume.sizeGib(),
                volume.claimedGib()),
        volume.id().value());
  }

  private static Stream<Finding> sums(Rows rows) {
    Map<String, Long> claimed =
        rows.volumes().stream()
            .collect(
                Collectors.groupingBy(
                    VolumeRow::place, Collectors.summingLong(VolumeRow::claimedGib)));
    return rows.pools().stream()
        .filter(pool -> pool.claimedGib() != claimed.getOrDefault(pool.name(), 0L))
        .map(pool -> finding(pool, claimed.getOrDefault(pool.name(), 0L)));
  }

  private static Finding finding(PoolRow pool, long claimedGib) {
    return Finding.of(
            Promise.P4,
            "%d GiB are claimed on pool %s, but the volumes on it claim %d"
                .formatted(pool.claimedGib(), pool.name(), claimedGib),
            pool.name())
        .mendedBy(new Repair.RecountClaims(BackendAddress.parse(pool.name())));
  }
}
