package io.brazier.driver.lvm;

import io.brazier.volume.VolumeId;
import java.util.Set;

/// The tags with which the driver keeps its knowledge where it belongs: in LVM's own metadata,
/// changed in the same atomic step as the volumes.
final class Tags {

  /// On a volume group: all its free extents read as zeros, so new thick volumes need no zeroing.
  /// Set by who makes the group on a fresh disk; true for as long as every deleted volume is wiped.
  static final String ZEROED = "brazier.zeroed";

  /// On a logical volume: it may hold old bytes and was not handed out yet.
  static final String UNWIPED = "brazier.unwiped";

  private static final String WIPED_PREFIX = "brazier.wiped=";

  private Tags() {}

  /// On a logical volume: whose it is.
  static String volume(VolumeId id) {
    return "cinder.volume=" + id.value();
  }

  /// On a `deleted-UUID`: how many bytes from its beginning were wiped already.
  static String wiped(long bytes) {
    return WIPED_PREFIX + bytes;
  }

  /// How far a `deleted-UUID` was wiped; 0 without a tag.
  static long wipedBytes(Set<String> tags) {
    return tags.stream()
        .filter(tag -> tag.startsWith(WIPED_PREFIX))
        .mapToLong(tag -> Long.parseLong(tag.substring(WIPED_PREFIX.length())))
        .max()
        .orElse(0);
  }
}
