package io.brazier.doctor.rows;

/// A counter of the quota.
///
/// @param id to which reservations point
/// @param resource such as `volumes` or `gigabytes_TYPE`
public record UsageRow(long id, String projectId, String resource, long inUse, long reserved) {}
