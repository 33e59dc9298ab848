package io.brazier.doctor.rows;

import org.jspecify.annotations.Nullable;

/// A pool that was reported at some time.
///
/// @param name `host@backend#pool`
/// @param claimedGib the sum of the claims
/// @param location the capability `location_info`, null if there is none
public record PoolRow(String name, long claimedGib, @Nullable String location) {}
