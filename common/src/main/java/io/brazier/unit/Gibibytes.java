package io.brazier.unit;

/// A size in whole gibibytes, Cinder's unit for volumes and quotas.
///
/// @param value never negative, at most 2^31-1 as in Cinder's schema
public record Gibibytes(int value) {

  private static final long BYTES = 1L << 30;

  /// Refuses a negative size.
  public Gibibytes {
    if (value < 0) {
      throw new IllegalArgumentException("size is negative: " + value);
    }
  }

  /// The same size in bytes.
  public long bytes() {
    return value * BYTES;
  }
}
