package io.brazier.doctor.check.rows;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.PoolRow;
import io.brazier.doctor.rows.ResourceRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.SnapshotRow;
import io.brazier.doctor.rows.VolumeRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is claimed on a pool is the sum of what is claimed for the volumes and snapshots on it. For
/// a snapshot that is its size, or nothing where its create failed. For a volume that is its size,
/// or more where it grew or was to grow, and nothing while it is on no pool.
final class ClaimsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return Stream.concat(
            Stream.concat(
                rows.volumes().stream()
                    .filter(volume -> !isRight(volume))
                    .map(volume -> finding(volume, volume.sizeGib())),
                rows.snapshots().stream()
                    .filter(snapshot -> !isRight(snapshot))
                    .map(snapshot -> finding(snapshot, snapshot.sizeGib()))),
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

  private static boolean isRight(SnapshotRow snapshot) {
    return snapshot.claimedGib() == snapshot.sizeGib()
        || (snapshot.claimedGib() == 0 && !snapshot.isMade());
  }

  private static Finding finding(ResourceRow row, int sizeGib) {
    return Finding.of(
        Promise.P4,
        "%s is `%s` on %s and has %d GiB, but %d GiB are claimed for it"
            .formatted(row.title(), row.status(), row.place(), sizeGib, row.claimedGib()),
        row.key());
  }

  private static Stream<Finding> sums(Rows rows) {
    Map<String, Long> claimed =
        rows.resources()
            .collect(
                Collectors.groupingBy(
                    ResourceRow::place, Collectors.summingLong(ResourceRow::claimedGib)));
    return rows.pools().stream()
        .filter(pool -> pool.claimedGib() != claimed.getOrDefault(pool.name(), 0L))
        .map(pool -> finding(pool, claimed.getOrDefault(pool.name(), 0L)));
  }

  private static Finding finding(PoolRow pool, long claimedGib) {
    return Finding.of(
            Promise.P4,
            "%d GiB are claimed on pool %s, but the rows on it claim %d"
                .formatted(pool.claimedGib(), pool.name(), claimedGib),
            pool.name())
        .mendedBy(new Repair.RecountClaims(BackendAddress.parse(pool.name())));
  }
}
