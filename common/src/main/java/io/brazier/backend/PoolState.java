package io.brazier.backend;

import org.jspecify.annotations.Nullable;

/// A pool as a scheduler sees it: the last report, and what was claimed on it since.
///
/// @param address `host@backend#pool`
/// @param availabilityZone the zone of the pool's service
/// @param report the last report
/// @param reportSequence grows with every report of the backend; a claim names the one it was
///   computed on
/// @param claimedGib sum of the sizes of all volumes placed on the pool, seen by the backend or not
/// @param serviceUuid id of the volume service that owns the pool, null if it has no row any more
public record PoolState(
    BackendAddress address,
    String availabilityZone,
    PoolReport report,
    long reportSequence,
    long claimedGib,
    @Nullable String serviceUuid) {

  /// What was claimed but is not in the report yet, or, negative, what the report still shows
  /// though it was given back.
  public long unseenGib() {
    return claimedGib - report.allocatedCapacityGib();
  }
}
