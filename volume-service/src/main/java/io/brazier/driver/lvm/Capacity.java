package io.brazier.driver.lvm;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolReport;
import io.brazier.driver.BackendConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes a pool report from one look at a volume group (`_update_volume_stats`,
/// `cinder/volume/drivers/lvm.py`).
///
/// @param totalBytes physical size of what volumes are made from
/// @param freeBytes physical space that holds nothing yet
/// @param provisionedBytes what was promised of it
record Capacity(long totalBytes, long freeBytes, long provisionedBytes) {

  private static final double GIB = 1L << 30;

  static Capacity of(VolumeGroup group, boolean thin) {
    if (!thin) {
      return new Capacity(
          group.sizeBytes(), group.freeBytes(), group.sizeBytes() - group.freeBytes());
    }
    return group.pool().map(pool -> ofPool(group, pool)).orElse(new Capacity(0, 0, 0));
  }

  private static Capacity ofPool(VolumeGroup group, LogicalVolume pool) {
    long used = Math.round(pool.sizeBytes() * pool.dataPercent() / 100);
    long promised =
        group.volumes().stream()
            .filter(volume -> volume.pool().equals(pool.name().value()))
            .mapToLong(LogicalVolume::sizeBytes)
            .sum();
    return new Capacity(pool.sizeBytes(), pool.sizeBytes() - used, promised);
  }

  /// The report of a backend's only pool, which has the backend's name.
  PoolReport report(
      VolumeGroup group, Backing backing, BackendAddress address, BackendConfig config) {
    return new PoolReport(
        config.volumeBackendName(),
        totalBytes / GIB,
        freeBytes / GIB,
        provisionedBytes / GIB,
        allocatedGib(group.ours()),
        config.reservedPercentage(),
        config.maxOverSubscriptionRatio(),
        backing.thin(),
        capabilities(group, backing, address, config));
  }

  private static long allocatedGib(List<LogicalVolume> volumes) {
    return volumes.stream().mapToLong(volume -> volume.sizeBytes() >> 30).sum();
  }

  private Map<String, Object> capabilities(
      VolumeGroup group, Backing backing, BackendAddress address, BackendConfig config) {
    String type = backing.thin() ? "thin" : "default";
    Map<String, Object> capabilities = new HashMap<>();
    capabilities.put("volume_backend_name", config.volumeBackendName());
    capabilities.put("pool_name", config.volumeBackendName());
    capabilities.put("vendor_name", "Open Source");
    capabilities.put("driver_version", "1.0.0");
    capabilities.put("storage_protocol", "iSCSI");
    capabilities.put("backend_state", backing.isHealthy() ? "up" : "down");
    capabilities.put(
        "location_info",
        "LVMVolumeDriver:%s:%s:%s:0".formatted(address.host(), group.name(), type));
    capabilities.put("total_capacity_gb", rounded(totalBytes));
    capabilities.put("free_capacity_gb", rounded(freeBytes));
    capabilities.put("provisioned_capacity_gb", rounded(provisionedBytes));
    capabilities.put("allocated_capacity_gb", allocatedGib(group.ours()));
    capabilities.put("reserved_percentage", config.reservedPercentage());
    // a text, as in Cinder, where it may also be "auto"
    capabilities.put(
        "max_over_subscription_ratio", Double.toString(config.maxOverSubscriptionRatio()));
    capabilities.put("thin_provisioning_support", backing.thin());
    capabilities.put("thick_provisioning_support", !backing.thin());
    capabilities.put("sparse_copy_volume", backing.thin());
    capabilities.put("total_volumes", group.volumes().size());
    capabilities.put("QoS_support", false);
    capabilities.put("multiattach", true);
    capabilities.put("shared_targets", false);
    return capabilities;
  }

  /// Two decimals, as LVM prints gibibytes and Cinder reports them.
  private static double rounded(long bytes) {
    return Math.round(bytes / GIB * 100) / 100.0;
  }
}
