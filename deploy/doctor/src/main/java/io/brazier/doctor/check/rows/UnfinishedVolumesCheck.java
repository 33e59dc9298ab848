package io.brazier.doctor.check.rows;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.doctor.rows.WorkerRow;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A volume that an operation is to take somewhere has a worker of that operation.
///
/// Accepting, handing on and ending write volume and worker in one transaction, so there is no
/// moment without.
final class UnfinishedVolumesCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<VolumeId, VolumeRow> volumes = rows.volumesById();
    Set<ResourceRef> ended =
        rows.workers().stream()
            .filter(worker -> worker.isAwaitedBy(volumes))
            .map(WorkerRow::resource)
            .collect(Collectors.toSet());
    return Operation.of(ResourceKind.VOLUME)
        .flatMap(operation -> unended(rows, operation, ended))
        .toList();
  }

  private static Stream<Finding> unended(Rows rows, Operation operation, Set<ResourceRef> ended) {
    return rows.volumes().stream()
        .filter(volume -> volume.is(operation.during()) && !ended.contains(volume.ref()))
        .map(volume -> finding(volume, operation));
  }

  private static Finding finding(VolumeRow volume, Operation operation) {
    Finding finding =
        Finding.of(
            Promise.P1,
            "volume %s is `%s` since %s, but no worker will end that"
                .formatted(volume.id(), volume.status(), volume.changedAt()),
            volume.id().value());
    // What was to go away shall go away; everything else is told to have failed.
    if (operation != Operation.DELETE_VOLUME) {
      return finding.mendedBy(new Repair.Fail(operation, volume.id().value()));
    }
    String pool = volume.pool();
    return pool == null
        ? finding
        : finding.mendedBy(new Repair.RepeatDelete(volume.id(), BackendAddress.parse(pool)));
  }
}
