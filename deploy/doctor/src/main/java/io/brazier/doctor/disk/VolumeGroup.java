package io.brazier.doctor.disk;

import java.util.List;

/// A volume group with its logical volumes.
///
/// @param extentBytes sizes of logical volumes are rounded up to it
public record VolumeGroup(String name, long extentBytes, List<LogicalVolume> volumes) {

  /// Copies the list.
  public VolumeGroup {
    volumes = List.copyOf(volumes);
  }

  /// The size of a logical volume for which so many GiB were asked.
  public long bytesOf(int gib) {
    return Math.ceilDiv((long) gib << 30, extentBytes) * extentBytes;
  }
}
