package io.brazier.driver.lvm;

import static io.brazier.driver.lvm.VolumeGroup.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.util.Set;

/// A logical volume as LVM reports it.
///
/// The driver keeps what it knows of a volume in tags of it, where it belongs: in LVM's own
/// metadata, changed in the same atomic step as the volumes.
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

  /// The tag that says that it may hold old bytes and was not handed out yet.
  static final String UNWIPED = "brazier.unwiped";

  private static final String WIPED_PREFIX = "brazier.wiped=";
  private static final String COPIED_PREFIX = "brazier.copied=";

  LogicalVolume {
    tags = Set.copyOf(tags);
    if (attributes.length() < 10) {
      throw new IllegalArgumentException("lv_attr of %s: %s".formatted(name, attributes));
    }
  }

  /// Reads a row of a report.
  static LogicalVolume of(JsonNode row) {
    return new LogicalVolume(
        new LvName(text(row, "lv_name")),
        Long.parseLong(text(row, "lv_size")),
        text(row, "lv_attr"),
        VolumeGroup.tags(text(row, "lv_tags")),
        text(row, "pool_lv"),
        percent(text(row, "data_percent")),
        percent(text(row, "metadata_percent")),
        text(row, "lv_health_status"));
  }

  private static double percent(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  /// The tag that says whose it is.
  static String ownerTag(VolumeId id) {
    return "cinder.volume=" + id.value();
  }

  /// The same for a snapshot.
  static String ownerTag(SnapshotId id) {
    return "cinder.snapshot=" + id.value();
  }

  /// The tag of a volume that is being removed that says how many bytes from its beginning were
  /// wiped already.
  static String wipedTag(long bytes) {
    return WIPED_PREFIX + bytes;
  }

  /// How far it was wiped for its removal; 0 without a tag.
  long wipedBytes() {
    return tagged(WIPED_PREFIX);
  }

  private long tagged(String prefix) {
    return tags.stream()
        .filter(tag -> tag.startsWith(prefix))
        .mapToLong(tag -> Long.parseLong(tag.substring(prefix.length())))
        .max()
        .orElse(0);
  }

  /// The tag of a volume that is being copied that says how many bytes from its beginning are
  /// right.
  static String copiedTag(long bytes) {
    return COPIED_PREFIX + bytes;
  }

  /// How far it was copied; 0 without a tag.
  long copiedBytes() {
    return tagged(COPIED_PREFIX);
  }

  /// Whether it may hold old bytes and was not handed out yet.
  boolean isUnwiped() {
    return tags.contains(UNWIPED);
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

  /// Whether it is a thick snapshot: the old blocks of its volume.
  boolean isSnapshot() {
    return attributes.charAt(0) == 's' || attributes.charAt(0) == 'S';
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
