package io.brazier.driver.lvm;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A volume group and its logical volumes, read in one go, so that the numbers fit each other.
///
/// @param name the group
/// @param sizeBytes sum of its disks
/// @param freeBytes extents that belong to no logical volume
/// @param extentBytes size of an extent; sizes of logical volumes are rounded up to it
/// @param tags the group's tags
/// @param volumes the logical volumes that were asked for, without LVM's hidden ones
record VolumeGroup(
    VgName name,
    long sizeBytes,
    long freeBytes,
    long extentBytes,
    Set<String> tags,
    List<LogicalVolume> volumes) {

  VolumeGroup {
    tags = Set.copyOf(tags);
    volumes = List.copyOf(volumes);
  }

  Optional<LogicalVolume> find(LvName wanted) {
    return volumes.stream().filter(volume -> volume.name().equals(wanted)).findFirst();
  }

  /// The backend's thin pool.
  Optional<LogicalVolume> pool() {
    return find(name.pool()).filter(LogicalVolume::isThinPool);
  }

  /// The logical volumes that are volumes of ours, those being wiped included.
  List<LogicalVolume> ours() {
    return volumes.stream().filter(volume -> volume.name().volumeId().isPresent()).toList();
  }

  /// Whether all free extents are known to be zero.
  boolean isZeroed() {
    return tags.contains(Tags.ZEROED);
  }

  /// The size LVM gives a volume for which so many bytes are asked.
  long roundedUp(long bytes) {
    return Math.ceilDiv(bytes, extentBytes) * extentBytes;
  }
}
