package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.PoolRow;
import java.util.List;
import java.util.Optional;

/// The volume group that a pool is made from is on its host.
final class VolumeGroupsCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage.rows().pools().stream()
        .filter(pool -> storage.inventoryOf(pool.name()).isPresent())
        .filter(pool -> storage.siteOf(pool.name()).isEmpty())
        .flatMap(pool -> missing(pool, storage).stream())
        .toList();
  }

  private static Optional<Finding> missing(PoolRow pool, Storage storage) {
    return Storage.groupOf(pool, storage.disks())
        .map(group ->
            Finding.of(
                Promise.P2,
                "the host of pool %s has no volume group %s".formatted(pool.name(), group),
                pool.name(),
                group));
  }
}
