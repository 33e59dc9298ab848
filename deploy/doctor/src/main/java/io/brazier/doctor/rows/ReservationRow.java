package io.brazier.doctor.rows;

/// A part of a reservation that is not settled: one resource.
///
/// @param uuid shared by all its parts
/// @param usageId the counter that holds it
/// @param delta below zero frees when it is settled
public record ReservationRow(
    String uuid, long usageId, String projectId, String resource, long delta) {}
