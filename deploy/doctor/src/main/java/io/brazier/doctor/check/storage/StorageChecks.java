package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import java.util.List;

/// What has to agree between the database and the storage hosts.
public final class StorageChecks {

  private StorageChecks() {}

  /// All of them, in the order in which findings are told.
  public static List<Check<Storage>> all() {
    return List.of(
        new VolumeGroupsCheck(),
        new MissingVolumesCheck(),
        new UnknownVolumesCheck(),
        new DuplicateVolumesCheck(),
        new MisplacedVolumesCheck(),
        new HalfDeletedVolumesCheck(),
        new VolumeSizesCheck(),
        new OldBytesCheck(),
        new SnapshotsCheck(),
        new TargetsCheck());
  }
}
