package io.brazier.api.volumetype;

import io.brazier.volumetype.VolumeType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A volume type with what its view takes from another table.
///
/// @param type its row
/// @param extraSpecs all its extra specs, sorted by key; a key may have no value
record VolumeTypeParts(VolumeType type, Map<String, @Nullable String> extraSpecs) {

  VolumeTypeParts {
    extraSpecs = Collections.unmodifiableMap(new TreeMap<>(extraSpecs));
  }
}
