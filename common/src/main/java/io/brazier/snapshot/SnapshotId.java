package io.brazier.snapshot;

/// The id of a snapshot: a UUID in its usual spelling.
public record SnapshotId(String value) {

  /// The name of the snapshot on its storage. LVM keeps names that begin with `snapshot` for
  /// itself, so Cinder puts an underscore before them (`cinder/brick/local_dev/lvm.py`).
  public String nameOnStorage() {
    return "_snapshot-" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
