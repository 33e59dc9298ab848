package io.brazier.volumetype;

import java.util.Map;

/// A volume type as far as a new volume needs it.
///
/// @param id its id
/// @param name its name
/// @param requiredSpecs the extra specs that ask something of a backend: those with a value
public record SpecifiedType(String id, String name, Map<String, String> requiredSpecs) {

  /// Copies the map.
  public SpecifiedType {
    requiredSpecs = Map.copyOf(requiredSpecs);
  }
}
