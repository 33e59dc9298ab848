package io.brazier.doctor.check.rows;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.ResourceRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.WorkerRow;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.snapshot.SnapshotStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an operation is to take somewhere has a worker of that operation.
///
/// Accepting, handing on and ending write row and worker in one transaction, so there is no moment
/// without.
final class UnfinishedCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<ResourceRef, ResourceRow> live = rows.byRef();
    Map<ResourceRef, String> ended =
        rows.workers().stream()
            .filter(worker -> worker.isAwaitedBy(live))
            .collect(Collectors.toMap(WorkerRow::resource, WorkerRow::ends));
    return rows.resources()
        .filter(row -> !ended.containsKey(row.ref()) && !goesWithItsOwner(row, ended))
        .flatMap(row ->
            Operation.of(row.kind())
                .filter(operation -> row.is(operation.during()))
                .limit(1)
                .map(operation -> finding(row, operation)))
        .toList();
  }

  private static boolean goesWithItsOwner(ResourceRow row, Map<ResourceRef, String> ended) {
    ResourceRef owner = row.owner();
    return owner != null
        && row.is(SnapshotStatus.DELETING)
        && row.status().equals(ended.get(owner));
  }

  private static Finding finding(ResourceRow row, Operation operation) {
    Finding finding =
        Finding.of(
            Promise.P1,
            "%s is `%s` since %s, but no worker will end that"
                .formatted(row.title(), row.status(), row.changedAt()),
            row.key());
    if (row.kind() == ResourceKind.CONNECTION) {
      return finding; // nobody owns one who could be told
    }
    // What was to go away shall go away; everything else is told to have failed.
    if (!Repair.RepeatDelete.repeats(operation)) {
      return finding.mendedBy(new Repair.Fail(operation, row.key()));
    }
    String pool = row.pool();
    return pool == null
        ? finding
        : finding.mendedBy(
            new Repair.RepeatDelete(operation, row.key(), BackendAddress.parse(pool)));
  }
}
