package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.ResourceRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.WorkerRow;
import io.brazier.resource.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Work moves: somebody looks at it when it is due, and its attempts end. Work that nothing waits
/// for is another difference.
record OverdueWorkersCheck(Limits limits) implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<ResourceRef, ResourceRow> live = rows.byRef();
    Instant latest = rows.readAt().minus(limits.overdue());
    return rows.workers().stream()
        .filter(worker -> worker.isAwaitedBy(live))
        .flatMap(worker -> examine(worker, latest))
        .toList();
  }

  private Stream<Finding> examine(WorkerRow worker, Instant latest) {
    if (worker.dueAt().isBefore(latest)) {
      return Stream.of(finding(worker, overdue(worker)));
    }
    // One more than allowed may be under way: it is the one that gives up.
    if (worker.attempt() > limits.maxAttempts() + 1) {
      return Stream.of(
          finding(
              worker,
              "was tried %d times, %d are allowed; the last error: %s"
                  .formatted(worker.attempt(), limits.maxAttempts(), worker.lastError())));
    }
    return Stream.empty();
  }

  private static String overdue(WorkerRow worker) {
    return worker.leaseOwner() == null
        ? "is due since %s, and no service casts it to `%s`"
            .formatted(worker.dueAt(), worker.topic())
        : "was held by %s until %s, and no service has cast it to `%s` since"
            .formatted(worker.leaseOwner(), worker.dueAt(), worker.topic());
  }

  private static Finding finding(WorkerRow worker, String what) {
    return Finding.of(
        Promise.P1,
        worker.title() + " " + what,
        Long.toString(worker.id()),
        worker.resource().id());
  }
}
