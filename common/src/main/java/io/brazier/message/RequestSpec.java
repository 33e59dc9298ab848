package io.brazier.message;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a pool must have for a volume: Cinder's `request_spec`, with ids in place of whole objects.
///
/// @param sizeGib the room it needs
/// @param volumeTypeId its type's id
/// @param extraSpecs the type's extra specs at the time of the request
/// @param availabilityZones zones it may be in; empty means any
/// @param resourceBackend `host@backend[#pool]` that it must be on, null for any
/// @param schedulerHints the request's hints, as they came
public record RequestSpec(
    int sizeGib,
    String volumeTypeId,
    Map<String, String> extraSpecs,
    List<String> availabilityZones,
    @Nullable String resourceBackend,
    Map<String, Object> schedulerHints) {

  /// Copies the collections, and refuses missing parts, which a row of another service may have.
  public RequestSpec {
    requireNonNull(volumeTypeId, "volumeTypeId");
    extraSpecs = Map.copyOf(extraSpecs);
    availabilityZones = List.copyOf(availabilityZones);
    schedulerHints = Map.copyOf(schedulerHints);
  }
}
