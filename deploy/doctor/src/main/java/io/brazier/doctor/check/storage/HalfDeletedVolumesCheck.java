package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.volume.VolumeStatus;
import java.util.List;

/// A logical volume whose wiping has begun belongs to a volume that is being deleted, or whose
/// delete failed.
final class HalfDeletedVolumesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(holding -> holding.isSingle() && holding.only().volume().isBeingWiped())
        .filter(holding ->
            !holding.row().is(VolumeStatus.DELETING)
                && !holding.row().is(VolumeStatus.ERROR_DELETING))
        .map(holding ->
            holding.finding(
                Promise.P2,
                "is `%s`, but the wiping of %s has begun"
                    .formatted(holding.row().status(), holding.only())))
        .toList();
  }
}
