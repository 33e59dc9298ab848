package io.brazier.backend;

/// A zone that volumes may be asked for.
///
/// @param name its name
/// @param available whether at least one of its volume services is enabled; liveness does not
///   count, as in Cinder (S-17)
public record AvailabilityZone(String name, boolean available) {}
