package io.brazier.driver.lvm;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolReport;
import io.brazier.driver.BackendConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the driver knows of its volume group since it last looked.
///
/// @param thin whether new volumes are thin
/// @param zeroed whether free extents are known to be zero and stay so
/// @param extendsUnseen whether every volume may just be extended: whichever it is, what it gets
///   reads as zeros, and nothing of an extension was left unfinished
/// @param refusal why nothing more is taken, empty if something is
record Backing(boolean thin, boolean zeroed, boolean extendsUnseen, String refusal) {

  private static final double GIB = 1L << 30;

  static Backing of(VolumeGroup group, boolean thin, BackendConfig config) {
    boolean zeroed = group.isZeroed() && Wiper.Policy.of(config).clearsAll();
    return new Backing(
        thin,
        zeroed,
        (zeroed || thin) && group.ours().stream().allMatch(volume -> isUsual(volume, zeroed)),
        thin ? poolRefusal(group, config.thinPoolLimitPercentage()) : "");
  }

  private static boolean isUsual(LogicalVolume volume, boolean zeroed) {
    return (zeroed || volume.isThin()) && !volume.name().isAdded();
  }

  boolean isHealthy() {
    return refusal.isEmpty();
  }

  private static String poolRefusal(VolumeGroup group, int limitPercentage) {
    return group
        .pool()
        .map(pool -> poolRefusal(group, pool, limitPercentage))
        .orElse("Volume group %s has no thin pool.".formatted(group.name()));
  }

  private static String poolRefusal(VolumeGroup group, LogicalVolume pool, int limitPercentage) {
    String name = group.name().qualified(pool.name());
    if (!pool.health().isEmpty()) {
      return "Thin pool %s is not healthy: %s.".formatted(name, pool.health());
    }
    if (pool.dataPercent() >= limitPercentage) {
      return "Thin pool %s has %.2f%% of its data space in use; no new volumes from %d%% on."
          .formatted(name, pool.dataPercent(), limitPercentage);
    }
    if (pool.metadataPercent() >= limitPercentage) {
      return "Thin pool %s has %.2f%% of its metadata space in use; no new volumes from %d%% on."
          .formatted(name, pool.metadataPercent(), limitPercentage);
    }
    return "";
  }

  /// The report of the backend's only pool, which has the backend's name, made of one look at its
  /// group (`_update_volume_stats`, `cinder/volume/drivers/lvm.py`).
  PoolReport report(VolumeGroup group, BackendAddress address, BackendConfig config) {
    Space space = Space.of(group, thin);
    return new PoolReport(
        config.volumeBackendName(),
        space.totalBytes() / GIB,
        space.freeBytes() / GIB,
        space.provisionedBytes() / GIB,
        allocatedGib(group.ours()),
        config.reservedPercentage(),
        config.maxOverSubscriptionRatio(),
        thin,
        capabilities(group, space, address, config));
  }

  private static long allocatedGib(List<LogicalVolume> volumes) {
    return volumes.stream().mapToLong(volume -> volume.sizeBytes() >> 30).sum();
  }

  private Map<String, Object> capabilities(
      VolumeGroup group, Space space, BackendAddress address, BackendConfig config) {
    String type = thin ? "thin" : "default";
    Map<String, Object> capabilities = new HashMap<>();
    capabilities.put("volume_backend_name", config.volumeBackendName());
    capabilities.put("pool_name", config.volumeBackendName());
    capabilities.put("vendor_name", "Open Source");
    capabilities.put("driver_version", "1.0.0");
    capabilities.put("storage_protocol", "iSCSI");
    capabilities.put("backend_state", isHealthy() ? "up" : "down");
    capabilities.put(
        "location_info",
        "LVMVolumeDriver:%s:%s:%s:0".formatted(address.host(), group.name(), type));
    capabilities.put("total_capacity_gb", rounded(space.totalBytes()));
    capabilities.put("free_capacity_gb", rounded(space.freeBytes()));
    capabilities.put("provisioned_capacity_gb", rounded(space.provisionedBytes()));
    capabilities.put("allocated_capacity_gb", allocatedGib(group.ours()));
    capabilities.put("reserved_percentage", config.reservedPercentage());
    // a text, as in Cinder, where it may also be "auto"
    capabilities.put(
        "max_over_subscription_ratio", Double.toString(config.maxOverSubscriptionRatio()));
    capabilities.put("thin_provisioning_support", thin);
    capabilities.put("thick_provisioning_support", !thin);
    capabilities.put("sparse_copy_volume", thin);
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

  /// Room for volumes.
  ///
  /// @param totalBytes physical size of what volumes are made from
  /// @param freeBytes physical space that holds nothing yet
  /// @param provisionedBytes what was promised of it
  private record Space(long totalBytes, long freeBytes, long provisionedBytes) {

    static Space of(VolumeGroup group, boolean thin) {
      if (!thin) {
        return new Space(
            group.sizeBytes(), group.freeBytes(), group.sizeBytes() - group.freeBytes());
      }
      return group.pool().map(pool -> ofPool(group, pool)).orElse(new Space(0, 0, 0));
    }

    private static Space ofPool(VolumeGroup group, LogicalVolume pool) {
      long used = Math.round(pool.sizeBytes() * pool.dataPercent() / 100);
      long promised =
          group.volumes().stream()
              .filter(volume -> volume.pool().equals(pool.name().value()))
              .mapToLong(LogicalVolume::sizeBytes)
              .sum();
      return new Space(pool.sizeBytes(), pool.sizeBytes() - used, promised);
    }
  }
}
