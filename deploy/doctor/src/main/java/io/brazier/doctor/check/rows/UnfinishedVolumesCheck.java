package io.brazier.doctor.check.rows;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Resource;
import java.util.List;
import java.util.Set;

/// A volume that is on its way somewhere has a worker that takes it there.
///
/// Accepting, handing on and ending write volume and worker in one transaction, so there is no
/// moment without.
final class UnfinishedVolumesCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Set<Resource> underWay = rows.underWay();
    return rows.volumes().stream()
        .filter(volume -> volume.is(VolumeStatus.CREATING) || volume.is(VolumeStatus.DELETING))
        .filter(volume -> !underWay.contains(Resource.volume(volume.id())))
        .map(UnfinishedVolumesCheck::finding)
        .toList();
  }

  private static Finding finding(VolumeRow volume) {
    Finding finding =
        Finding.of(
            Promise.P1,
            "volume %s is `%s` since %s, but no worker will end that"
                .formatted(volume.id(), volume.status(), volume.changedAt()),
            volume.id().value());
    if (volume.is(VolumeStatus.CREATING)) {
      return finding.mendedBy(new Repair.FailCreate(volume.id()));
    }
    String pool = volume.pool();
    return pool == null
        ? finding
        : finding.mendedBy(new Repair.RepeatDelete(volume.id(), BackendAddress.parse(pool)));
  }
}
