package io.brazier.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/// A storage pool that knows only what really exists on it: the model that claims are judged by.
/// Every method holds the pool's lock; a report is one moment of it.
final class PhysicalPool {

  private final BackendAddress address;
  private final long totalGib;
  private final long foreignGib;
  private final Map<String, Integer> volumes = new LinkedHashMap<>();

  PhysicalPool(BackendAddress address, long totalGib, long foreignGib) {
    this.address = address;
    this.totalGib = totalGib;
    this.foreignGib = foreignGib;
  }

  BackendAddress address() {
    return address;
  }

  long roomGib() {
    return totalGib - foreignGib;
  }

  /// Makes the volume, once.
  ///
  /// @throws IllegalStateException if the pool was over-committed
  synchronized void create(String volumeId, int sizeGib) {
    volumes.putIfAbsent(volumeId, sizeGib);
    if (usedGib() > totalGib) {
      throw new IllegalStateException(
          "%s is over-committed: %d of %d GiB, %s"
              .formatted(address, usedGib(), totalGib, volumes));
    }
  }

  synchronized void delete(String volumeId) {
    volumes.remove(volumeId);
  }

  synchronized PoolReport report() {
    return PoolReports.thick((double) totalGib)
        .named(address.requiredPool())
        .free((double) (totalGib - usedGib()))
        .provisioned((double) usedGib())
        .allocated(usedGib() - foreignGib)
        .build();
  }

  private long usedGib() {
    return foreignGib + volumes.values().stream().mapToLong(Integer::longValue).sum();
  }
}
