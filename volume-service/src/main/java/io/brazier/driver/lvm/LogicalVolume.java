package io.brazier.driver.lvm;

import java.util.Set;

/// A logical volume as LVM reports it.
///
/// @param name its name within its group
/// @param sizeBytes virtual size
/// @param attributes the ten letters of `lv_attr`, see `lvs(8)`
/// @param tags its tags
/// @param pool name of its thin pool, empty if it is in none
/// @param dataPercent how much of a pool or snapshot is used, 0 where that has no meaning
/// @param metadataPercent how much of a pool's metadata is used, 0 where that has no meaning
/// @param health LVM's word for what is wrong, empty if nothing is
record LogicalVolume(
    LvName name,
    long sizeBytes,
    String attributes,
    Set<String> tags,
    String pool,
    double dataPercent,
    double metadataPercent,
    String health) {

  LogicalVolume {
    tags = Set.copyOf(tags);
    if (attributes.length() < 10) {
      throw new IllegalArgumentException("lv_attr of %s: %s".formatted(name, attributes));
    }
  }

  boolean isActive() {
    return attributes.charAt(4) == 'a';
  }

  boolean isOpen() {
    return attributes.charAt(5) == 'o';
  }

  boolean isThinPool() {
    return attributes.charAt(0) == 't';
  }

  boolean isThin() {
    return attributes.charAt(0) == 'V';
  }

  /// Whether thick snapshots depend on it; thin ones do not.
  boolean hasSnapshots() {
    return attributes.charAt(0) == 'o' || attributes.charAt(0) == 'O';
  }

  /// Whether a pool gives out new blocks as zeros.
  boolean zeroesNewBlocks() {
    return attributes.charAt(7) == 'z';
  }

  /// The same volume under another name.
  LogicalVolume renamed(LvName other) {
    return new LogicalVolume(
        other, sizeBytes, attributes, tags, pool, dataPercent, metadataPercent, health);
  }
}
