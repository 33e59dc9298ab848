package io.brazier.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/// A pool by Cinder's capability names: what `get_pools` shows in detail and what extra specs are
/// matched against.
public final class PoolCapabilities {

  private PoolCapabilities() {}

  /// What the backend reported, with the figures under their names. `allocated_capacity_gb` is the
  /// sum of the claims, and a capacity is a number, `infinite` or `unknown`.
  ///
  /// @return in a fixed order: the figures first, then the backend's own words
  public static Map<String, Object> of(PoolState state) {
    PoolReport report = state.report();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("pool_name", report.poolName());
    all.put("total_capacity_gb", figure(report.totalCapacityGib()));
    all.put("free_capacity_gb", figure(report.freeCapacityGib()));
    all.put("allocated_capacity_gb", state.claimedGib());
    all.put("provisioned_capacity_gb", figure(report.provisionedCapacityGib()));
    all.put("reserved_percentage", report.reservedPercentage());
    all.put("max_over_subscription_ratio", report.maxOverSubscriptionRatio());
    all.put("thin_provisioning_support", report.thinProvisioning());
    all.put("thick_provisioning_support", !report.thinProvisioning());
    all.putAll(report.capabilities());
    // whatever the backend says of it: the claims are what schedulers compute with
    all.put("allocated_capacity_gb", state.claimedGib());
    return all;
  }

  private static Object figure(double gib) {
    if (Double.isNaN(gib)) {
      return "unknown";
    }
    return Double.isInfinite(gib) ? "infinite" : (Object) gib;
  }
}
