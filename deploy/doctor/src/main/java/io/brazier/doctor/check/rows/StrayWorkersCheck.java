package io.brazier.doctor.check.rows;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A worker works on something that is there and waits for it. What a newer service works on is
/// only told: nobody here knows when that ends.
final class StrayWorkersCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<ResourceRef, ResourceRow> live = rows.byRef();
    return rows.workers().stream().flatMap(worker -> examine(worker, live).stream()).toList();
  }

  private static Optional<Finding> examine(WorkerRow worker, Map<ResourceRef, ResourceRow> live) {
    return Operation.named(worker.operation())
        .map(operation -> examine(worker, operation, live))
        .orElseGet(() -> Optional.of(finding(worker, "is a newer service's" + but(worker, live))));
  }

  private static Optional<Finding> examine(
      WorkerRow worker, Operation operation, Map<ResourceRef, ResourceRow> live) {
    if (!worker.resource().equals(operation.on(worker.resource().id()))) {
      return Optional.of(finding(worker, "works on something that is not known here"));
    }
    if (worker.isAwaitedBy(live)) {
      return Optional.empty();
    }
    Finding stray = finding(worker, "is a stray" + but(worker, live));
    return Optional.of(
        operation.kind() == ResourceKind.CONNECTION
            ? stray // its service finds out by itself
            : stray.mendedBy(new Repair.DropWorker(worker.id(), worker.fence(), operation)));
  }

  /// What is wrong with what it works on; nothing if it waits for it.
  private static String but(WorkerRow worker, Map<ResourceRef, ResourceRow> live) {
    if (worker.isAwaitedBy(live)) {
      return "";
    }
    ResourceRow row = live.get(worker.resource());
    return row == null
        ? ": what it works on is not there"
        : ": it is to end `%s`, but the %s is `%s`"
            .formatted(worker.ends(), row.kind().title().toLowerCase(Locale.ROOT), row.status());
  }

  private static Finding finding(WorkerRow worker, String what) {
    return Finding.of(
        Promise.P1,
        worker.title() + " " + what,
        Long.toString(worker.id()),
        worker.resource().id());
  }
}
