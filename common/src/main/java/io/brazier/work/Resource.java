package io.brazier.work;

import io.brazier.volume.VolumeId;

/// What a worker is about; there is at most one worker for each.
///
/// @param type Cinder's class name, for example `Volume`
/// @param id its id
public record Resource(String type, String id) {

  /// A volume.
  public static Resource volume(VolumeId id) {
    return new Resource("Volume", id.value());
  }
}
