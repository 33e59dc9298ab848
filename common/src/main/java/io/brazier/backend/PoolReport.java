package io.brazier.backend;

import java.util.Map;

/// What a backend says of one of its pools; Cinder's capability report with the numbers that the
/// scheduler computes with as fields and everything else as capabilities.
///
/// All capacities are GiB and were read in one go, so that they fit each other; figures are never
/// rounded up. Cinder's `infinite` and `unknown` are infinity and not-a-number.
///
/// @param poolName the pool's name within its backend
/// @param totalCapacityGib physical size
/// @param freeCapacityGib physical space that is free now
/// @param provisionedCapacityGib sum of the virtual sizes of everything in the pool
/// @param allocatedCapacityGib sum of the sizes of Brazier's own volumes that exist in the pool
///   now; with it the claims that the backend has seen are told from those it has not. A volume
///   that has no claim any more must not be counted here, only in the provisioned sum
/// @param reservedPercentage 0 to 100, share of the total that is kept free
/// @param maxOverSubscriptionRatio how often a thin pool may be sold; at least 1, ignored for thick
///   pools
/// @param thinProvisioning whether volumes of the pool are thin
/// @param capabilities what `get_pools` shows and extra specs match, by Cinder's capability names
public record PoolReport(
    String poolName,
    double totalCapacityGib,
    double freeCapacityGib,
    double provisionedCapacityGib,
    long allocatedCapacityGib,
    int reservedPercentage,
    double maxOverSubscriptionRatio,
    boolean thinProvisioning,
    Map<String, Object> capabilities) {

  /// Checks the percentage and copies the map.
  public PoolReport {
    if (reservedPercentage < 0 || reservedPercentage > 100) {
      throw new IllegalArgumentException("reserved percentage: " + reservedPercentage);
    }
    capabilities = Map.copyOf(capabilities);
  }
}
