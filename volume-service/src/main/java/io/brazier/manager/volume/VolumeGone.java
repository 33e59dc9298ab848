package io.brazier.manager.volume;

import io.brazier.volume.VolumeId;

/// The volume is no longer what the command speaks of: deleted, or on another backend. There is
/// nothing left to do.
public final class VolumeGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VolumeGone(VolumeId id, String why) {
    super("volume " + id + " " + why);
  }
}
