package io.brazier.doctor.disk;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A logical volume as LVM reports it.
///
/// @param name within its group
/// @param sizeBytes virtual size
/// @param attributes the letters of `lv_attr`, see `lvs(8)`
/// @param tags its tags
public record LogicalVolume(String name, long sizeBytes, String attributes, Set<String> tags) {

  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern OURS = Pattern.compile("(volume|deleted)-(" + UUID + ")");
  private static final Pattern SNAPSHOTS = Pattern.compile("(?:_|deleted-)snapshot-(" + UUID + ")");
  private static final Pattern SERVING =
      Pattern.compile("(?:added|clone-snap|reverted)-(" + UUID + ")");
  private static final String DELETED = "deleted-";
  private static final String UNWIPED = "brazier.unwiped";

  /// Copies the tags.
  public LogicalVolume {
    tags = Set.copyOf(tags);
  }

  /// The id of the volume that its name names.
  public Optional<String> volumeId() {
    Matcher matcher = OURS.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  /// The id of the volume for which something is under way in it: extents that it is to get, or
  /// what it is copied from.
  public Optional<String> servedId() {
    Matcher matcher = SERVING.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// The id of the snapshot that its name names.
  public Optional<String> snapshotId() {
    Matcher matcher = SNAPSHOTS.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// Whether it is a thick snapshot that ran full: nothing can be read from it any more.
  public boolean isInvalid() {
    return attributes.length() > 4 && "IS".indexOf(attributes.charAt(4)) >= 0;
  }

  /// Whether its wiping has begun: nobody may use it any more.
  public boolean isBeingWiped() {
    return name.startsWith(DELETED);
  }

  /// Whether it may hold bytes of another volume.
  public boolean mayHoldOldBytes() {
    return tags.contains(UNWIPED);
  }

  /// Whether it is what thin volumes are made from.
  public boolean isThinPool() {
    return attributes.startsWith("t");
  }
}
