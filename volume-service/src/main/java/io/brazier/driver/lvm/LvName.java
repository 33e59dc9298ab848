package io.brazier.driver.lvm;

import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a logical volume. Those of volumes are made from ids that really are UUIDs; nothing
/// else reaches a command line.
record LvName(String value) {

  private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9_+.][a-zA-Z0-9_+.-]{0,126}");
  private static final String ADDED = "added-";
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile(UUID);
  private static final Pattern OURS = Pattern.compile("(?:volume|deleted|added)-(" + UUID + ")");
  private static final Pattern SNAPSHOTS = Pattern.compile("(?:_|deleted-)snapshot-(" + UUID + ")");

  LvName {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("not a logical volume name: \"" + value + '"');
    }
  }

  /// `volume-UUID`: the volume as it is used.
  static LvName ofVolume(VolumeId id) {
    return new LvName(checked(id).nameOnStorage());
  }

  /// `deleted-UUID`: a thick volume that is being wiped, out of everybody's reach.
  static LvName ofDeleted(VolumeId id) {
    return new LvName("deleted-" + checked(id).value());
  }

  /// `added-UUID`: extents that are zeroed before a thick volume gets them, out of everybody's
  /// reach.
  static LvName ofAdded(VolumeId id) {
    return new LvName(ADDED + checked(id).value());
  }

  /// `_snapshot-UUID`: a snapshot.
  static LvName ofSnapshot(SnapshotId id) {
    return new LvName(checked(id).nameOnStorage());
  }

  /// `deleted-snapshot-UUID`: what is left of a thick snapshot while it is wiped.
  static LvName ofDeleted(SnapshotId id) {
    return new LvName("deleted-snapshot-" + checked(id).value());
  }

  /// `clone-snap-UUID`: a thick snapshot of a volume for as long as it is copied to this one.
  static LvName ofClone(VolumeId id) {
    return new LvName("clone-snap-" + checked(id).value());
  }

  /// `reverted-UUID`: what a thin volume becomes, before it takes its place.
  static LvName ofReverted(VolumeId id) {
    return new LvName("reverted-" + checked(id).value());
  }

  /// Whether it is an `added-UUID`.
  boolean isAdded() {
    return value.startsWith(ADDED);
  }

  /// Whose volume has this name, if it is a volume of ours.
  Optional<VolumeId> volumeId() {
    Matcher matcher = OURS.matcher(value);
    return matcher.matches() ? Optional.of(new VolumeId(matcher.group(1))) : Optional.empty();
  }

  /// Whose snapshot has this name, if it is a snapshot of ours.
  Optional<SnapshotId> snapshotId() {
    Matcher matcher = SNAPSHOTS.matcher(value);
    return matcher.matches() ? Optional.of(new SnapshotId(matcher.group(1))) : Optional.empty();
  }

  private static VolumeId checked(VolumeId id) {
    requireUuid(id.value());
    return id;
  }

  private static SnapshotId checked(SnapshotId id) {
    requireUuid(id.value());
    return id;
  }

  private static void requireUuid(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not an id: \"" + id + '"');
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
