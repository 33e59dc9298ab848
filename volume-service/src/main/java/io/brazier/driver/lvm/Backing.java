package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;

/// What the driver knows of its volume group since it last looked.
///
/// @param thin whether new volumes are thin
/// @param zeroed whether free extents are known to be zero and stay so
/// @param refusal why no new volume is taken, empty if some are
record Backing(boolean thin, boolean zeroed, String refusal) {

  static Backing of(VolumeGroup group, boolean thin, BackendConfig config) {
    return new Backing(
        thin,
        group.isZeroed() && ClearPolicy.of(config).clearsAll(),
        thin ? poolRefusal(group, config.thinPoolLimitPercentage()) : "");
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
}
