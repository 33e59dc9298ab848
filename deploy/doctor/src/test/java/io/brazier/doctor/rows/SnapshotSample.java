package io.brazier.doctor.rows;

import io.brazier.resource.Status;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotStatus;

/// Makes snapshots of volume 1; one that a test says nothing about is `available` and of 1 GiB.
public final class SnapshotSample {

  private final int number;
  private String status = SnapshotStatus.AVAILABLE.word();
  private int claimedGib = 1;

  private SnapshotSample(int number) {
    this.number = number;
  }

  /// The snapshot of a number, which no volume has.
  public static SnapshotSample of(int number) {
    return new SnapshotSample(number);
  }

  /// Its id.
  public static SnapshotId id(int number) {
    return new SnapshotId(VolumeSample.id(number).value());
  }

  public SnapshotSample status(Status newStatus) {
    status = newStatus.word();
    return this;
  }

  public SnapshotSample claiming(int gib) {
    claimedGib = gib;
    return this;
  }

  public SnapshotRow make() {
    return new SnapshotRow(
        id(number),
        VolumeSample.id(1).value(),
        1,
        status,
        RowsSample.POOL,
        claimedGib,
        RowsSample.NOW);
  }
}
