package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;

/// How much of a deleted thick volume is overwritten.
///
/// @param limitBytes at most so many bytes from its beginning
record ClearPolicy(long limitBytes) {

  private static final long MIB = 1L << 20;

  static ClearPolicy of(BackendConfig config) {
    return switch (config.volumeClear()) {
      case NONE -> new ClearPolicy(0);
      case ZERO ->
          new ClearPolicy(
              config.volumeClearSize() == 0 ? Long.MAX_VALUE : config.volumeClearSize() * MIB);
    };
  }

  /// Whether nothing of any deleted volume remains.
  boolean clearsAll() {
    return limitBytes == Long.MAX_VALUE;
  }

  /// How many bytes of a volume are overwritten.
  long bytesOf(LogicalVolume volume) {
    return Math.min(limitBytes, volume.sizeBytes());
  }
}
