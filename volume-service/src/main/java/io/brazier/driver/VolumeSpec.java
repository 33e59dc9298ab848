package io.brazier.driver;

import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;

/// What a driver needs to know of a volume.
///
/// @param id names the volume on the storage
/// @param size virtual size, at least 1 GiB: the one that it has or, where it is to change, is to
///   have
public record VolumeSpec(VolumeId id, Gibibytes size) {

  /// Refuses a volume without a size.
  public VolumeSpec {
    if (size.value() < 1) {
      throw new IllegalArgumentException("volume %s has no size".formatted(id));
    }
  }
}
