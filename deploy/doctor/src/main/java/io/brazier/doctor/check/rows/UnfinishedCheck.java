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
import io.brazier.resource.ResourceRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an operation is to take somewhere has a worker of that operation.
///
/// Accepting, handing on and ending write row and worker in one transaction, so there is no moment
/// without.
final class UnfinishedCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<ResourceRef, ResourceRow> live = rows.byRef();
    Set<ResourceRef> ended =
        rows.workers().stream()
            .filter(worker -> worker.isAwaitedBy(live))
            .map(WorkerRow::resource)
            .collect(Collectors.toSet());
    return Arrays.stream(Operation.values())
        .flatMap(operation -> unended(rows, operation, ended))
        .toList();
  }

  private static Stream<Finding> unended(Rows rows, Operation operation, Set<ResourceRef> ended) {
    return rows.resources()
        .filter(row -> row.kind() == operation.kind() && row.is(operation.during()))
        .filter(row -> !ended.contains(row.ref()))
        .map(row -> finding(row, operation));
  }

  private static Finding finding(ResourceRow row, Operation operation) {
    Finding finding =
        Finding.of(
            Promise.P1,
            "%s is `%s` since %s, but no worker will end that"
                .formatted(row.title(), row.status(), row.changedAt()),
            row.key());
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
