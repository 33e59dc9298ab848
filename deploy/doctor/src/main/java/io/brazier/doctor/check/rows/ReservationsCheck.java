package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.ReservationRow;
import io.brazier.doctor.rows.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A reservation belongs to work that will settle it: its id stands in the worker's payload.
/// Reservations that live for one transaction only are never seen.
final class ReservationsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<String, List<ReservationRow>> byUuid =
        rows.reservations().stream()
            .collect(
                Collectors.groupingBy(
                    ReservationRow::uuid, LinkedHashMap::new, Collectors.toList()));
    return byUuid.entrySet().stream()
        .filter(each ->
            rows.workers().stream().noneMatch(worker -> worker.payload().contains(each.getKey())))
        .map(each -> finding(each.getKey(), each.getValue()))
        .toList();
  }

  private static Finding finding(String uuid, List<ReservationRow> parts) {
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
}
