package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.ReservationRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.WorkerRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A reservation belongs to work that will settle it, and what work is to settle is there.
/// Reservations that live for one transaction only are never seen.
final class ReservationsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<String, List<ReservationRow>> byUuid =
        rows.reservations().stream()
            .collect(
                Collectors.groupingBy(
                    ReservationRow::uuid, LinkedHashMap::new, Collectors.toList()));
    return Stream.concat(leaked(byUuid, rows), lost(byUuid.keySet(), rows)).toList();
  }

  private static Stream<Finding> leaked(Map<String, List<ReservationRow>> byUuid, Rows rows) {
    return byUuid.entrySet().stream()
        .filter(each ->
            rows.workers().stream()
                .noneMatch(worker -> each.getKey().equals(worker.reservations())))
        .map(each -> leaked(each.getKey(), each.getValue()));
  }

  private static Finding leaked(String uuid, List<ReservationRow> parts) {
    String amounts =
        parts.stream()
            .map(part -> "%d `%s`".formatted(part.delta(), part.resource()))
            .collect(Collectors.joining(", "));
    return Finding.of(
            Promise.P3,
            "reservation %s of project %s (%s) belongs to no work"
                .formatted(uuid, parts.getFirst().projectId(), amounts),
            uuid)
        .mendedBy(new Repair.ReturnReservation(uuid));
  }

  private static Stream<Finding> lost(Set<String> uuids, Rows rows) {
    return rows.workers().stream()
        .filter(worker -> worker.reservations() != null && !uuids.contains(worker.reservations()))
        .map(ReservationsCheck::lost);
  }

  private static Finding lost(WorkerRow worker) {
    return Finding.of(
        Promise.P3,
        "%s is to settle reservation %s, which is not there"
            .formatted(worker.title(), worker.reservations()),
        Long.toString(worker.id()),
        worker.resource().id());
  }
}
