package io.brazier.api.volume.create;

import io.brazier.backend.BackendAddress;
import io.brazier.unit.Gibibytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A create request with every default filled in and every rule checked.
///
/// @param size the volume's size
/// @param volumeTypeId its type
/// @param volumeTypeName its type's name
/// @param extraSpecs the type's extra specs
/// @param availabilityZones the zones it may be in, at least one
/// @param multiattach whether its type allows several attachments
/// @param destination the pool it must be on, null if a scheduler chooses
/// @param source what it is made from, null for a blank one
record ExtractedRequest(
    Gibibytes size,
    String volumeTypeId,
    String volumeTypeName,
    Map<String, String> extraSpecs,
    List<String> availabilityZones,
    boolean multiattach,
    @Nullable BackendAddress destination,
    @Nullable RequestedSource source) {

  ExtractedRequest {
    extraSpecs = Map.copyOf(extraSpecs);
    availabilityZones = List.copyOf(availabilityZones);
  }
}
