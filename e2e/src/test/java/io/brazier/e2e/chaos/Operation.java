package io.brazier.e2e.chaos;

/// What clients do.
enum Operation {
  CREATE(3),
  EXTEND(1),
  RETYPE(1),
  TRANSFER(1),
  DELETE(3),
  SNAPSHOT(1),
  SNAPSHOT_DELETE(1),
  REVERT(0.2),
  CASCADE(0.2),
  CLONE(0.2),
  RENAME(5),
  SHOW(10),
  LIST(10);

  private final double leastAMinute;

  Operation(double leastAMinute) {
    this.leastAMinute = leastAMinute;
  }

  /// How many of them must be done in each minute but the first, whatever fails; a fraction of what
  /// is usual.
  double leastAMinute() {
    return leastAMinute;
  }
}
