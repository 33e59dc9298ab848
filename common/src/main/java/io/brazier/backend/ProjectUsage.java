package io.brazier.backend;

/// What a project has on a backend.
///
/// @param projectId whose volumes they are
/// @param volumes how many
/// @param gib the sum of their sizes
public record ProjectUsage(String projectId, long volumes, long gib) {}
