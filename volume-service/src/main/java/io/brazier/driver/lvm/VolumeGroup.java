package io.brazier.driver.lvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
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

  /// The group's tag that says that all its free extents read as zeros, so new thick volumes need
  /// no zeroing. Set by who makes the group on a fresh disk; true for as long as all extents are
  /// wiped before they become free.
  static final String ZEROED = "brazier.zeroed";

  private static final ObjectMapper JSON = new ObjectMapper();

  VolumeGroup {
    tags = Set.copyOf(tags);
    volumes = List.copyOf(volumes);
  }

  /// Reads what `lvm fullreport --reportformat json --units b --nosuffix` writes: the one group of
  /// a report, or nothing if the report is about none.
  ///
  /// @throws IllegalArgumentException if the text is not such a report
  static Optional<VolumeGroup> parse(String text) {
    JsonNode report = read(text).path("report").path(0);
    JsonNode group = report.path("vg").path(0);
    return group.isMissingNode() ? Optional.empty() : Optional.of(of(group, report.path("lv")));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a report of LVM: " + text, e);
    }
  }

  private static VolumeGroup of(JsonNode group, JsonNode volumes) {
    List<LogicalVolume> parsed = new ArrayList<>();
    volumes.forEach(volume -> parsed.add(LogicalVolume.of(volume)));
    return new VolumeGroup(
        new VgName(text(group, "vg_name")),
        Long.parseLong(text(group, "vg_size")),
        Long.parseLong(text(group, "vg_free")),
        Long.parseLong(text(group, "vg_extent_size")),
        tags(text(group, "vg_tags")),
        parsed);
  }

  /// A field of a report's row.
  static String text(JsonNode row, String field) {
    JsonNode value = row.get(field);
    if (value == null) {
      throw new IllegalArgumentException(
          "no field %s in a report of LVM: %s".formatted(field, row));
    }
    return value.asText();
  }

  /// The tags of a group or a volume.
  static Set<String> tags(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(","));
  }

  Optional<LogicalVolume> find(LvName wanted) {
    return volumes.stream().filter(volume -> volume.name().equals(wanted)).findFirst();
  }

  /// The backend's thin pool.
  Optional<LogicalVolume> pool() {
    return find(name.pool()).filter(LogicalVolume::isThinPool);
  }

  /// The logical volumes that are volumes or snapshots of ours, those being wiped or made included.
  List<LogicalVolume> ours() {
    return volumes.stream()
        .filter(volume ->
            volume.name().volumeId().isPresent() || volume.name().snapshotId().isPresent())
        .toList();
  }

  /// Whether all free extents are known to be zero.
  boolean isZeroed() {
    return tags.contains(ZEROED);
  }

  /// The size LVM gives a volume for which so many bytes are asked.
  long roundedUp(long bytes) {
    return Math.ceilDiv(bytes, extentBytes) * extentBytes;
  }
}
