package io.brazier.driver;

/// What a volume is made from.
public sealed interface VolumeSource {

  /// The volume whose bytes they are, with the size that the source has.
  VolumeSpec volume();

  /// A snapshot: what its volume had when it was made.
  record OfSnapshot(SnapshotSpec snapshot) implements VolumeSource {
    @Override
    public VolumeSpec volume() {
      return snapshot.volume();
    }
  }

  /// A volume: what it has at some moment of the call, in use or not.
  record OfVolume(VolumeSpec volume) implements VolumeSource {}

  /// Told how far a copy is.
  @FunctionalInterface
  interface Progress {
    /// So much is safe on the storage, and an interrupted call goes on there.
    ///
    /// @throws RuntimeException to end the copy
    void reached(long bytes, long ofBytes);
  }
}
