package io.brazier.backend;

/// Whether a pool has room for a request.
public sealed interface CapacityVerdict {

  /// There is room.
  record Fits() implements CapacityVerdict {}

  /// There is none.
  ///
  /// @param reason why, in words for administrators: "needs 5 GiB, 3.2 GiB free of 10"
  record Refused(String reason) implements CapacityVerdict {}
}
