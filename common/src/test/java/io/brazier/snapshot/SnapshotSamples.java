package io.brazier.snapshot;

import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeSamples;
import java.util.Map;
import java.util.UUID;

/// Snapshots to test with.
public final class SnapshotSamples {

  private SnapshotSamples() {}

  /// A snapshot of 1 GiB of a volume, in the project.
  public static NewSnapshot of(String project, VolumeId volume) {
    return of(project, volume, 1);
  }

  /// The same of a volume of another size, GiB.
  public static NewSnapshot of(String project, VolumeId volume, int gib) {
    return new NewSnapshot(
        new SnapshotId(UUID.randomUUID().toString()),
        volume,
        project,
        "user",
        new Gibibytes(gib),
        "s1",
        null,
        VolumeSamples.DEFAULT_TYPE,
        Map.of("k", "v"));
  }
}
