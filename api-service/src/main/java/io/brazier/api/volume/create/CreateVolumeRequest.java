package io.brazier.api.volume.create;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `POST /volumes`, read and checked for form.
///
/// @param sizeGib null if the body has none
/// @param name null for none
/// @param description null for none
/// @param volumeType a type's id or name, null for the default
/// @param availabilityZone null for the default
/// @param metadata the tenant's own keys and values
/// @param schedulerHints as they came
/// @param sources what the volume is to be made from
public record CreateVolumeRequest(
    @Nullable Integer sizeGib,
    @Nullable String name,
    @Nullable String description,
    @Nullable String volumeType,
    @Nullable String availabilityZone,
    Map<String, String> metadata,
    Map<String, Object> schedulerHints,
    VolumeSources sources) {

  /// Copies the maps.
  public CreateVolumeRequest {
    metadata = Map.copyOf(metadata);
    schedulerHints = Map.copyOf(schedulerHints);
  }
}
