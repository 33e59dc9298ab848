package io.brazier.doctor.rows;

/// What the live rows of a project are charged in all.
///
/// @param resource such as `volumes` or `gigabytes_TYPE`
public record ChargeRow(String projectId, String resource, long amount) {}
