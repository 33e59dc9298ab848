package io.brazier.doctor.check.storage;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.disk.Disks;
import io.brazier.doctor.rows.PoolRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.ServiceRow;
import io.brazier.doctor.rows.VolumeRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What could not be compared with the storage hosts, and why.
public final class StorageGaps {

  private StorageGaps() {}

  /// One sentence for each host or backend that is missing. A pool matters if volumes are on it or
  /// its service is alive.
  ///
  /// @param downTime a service counts as alive if its last heartbeat is younger
  public static List<String> of(Rows rows, Disks disks, Duration downTime) {
    Set<String> gaps = new TreeSet<>(disks.silent().values());
    Set<String> alive = rows.alive(downTime).map(ServiceRow::host).collect(Collectors.toSet());
    Set<String> used = rows.volumes().stream().map(VolumeRow::place).collect(Collectors.toSet());
    for (PoolRow pool : rows.pools()) {
      BackendAddress address = BackendAddress.parse(pool.name());
      if (alive.contains(address.service()) || used.contains(pool.name())) {
        add(pool, address, disks, gaps);
      }
    }
    return List.copyOf(gaps);
  }

  private static void add(PoolRow pool, BackendAddress address, Disks disks, Set<String> gaps) {
    if (disks.silent().containsKey(address.host())) {
      return;
    }
    if (!disks.hosts().containsKey(address.host())) {
      gaps.add("No inventory of storage host %s was given.".formatted(address.host()));
    } else if (Storage.groupOf(pool, disks).isEmpty()) {
      gaps.add(
          "Pool %s does not say which volume group it is made from; name it by --backend %s=GROUP."
              .formatted(pool.name(), address.service()));
    }
  }
}
