package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.MessageRow;
import io.brazier.doctor.rows.ResourceRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A resource in the status that a failed operation leaves has a message about that operation,
/// unless it is old enough that the message has expired.
record ErrorMessagesCheck(Limits limits) implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Instant expired = rows.readAt().minus(limits.messageTtl());
    Map<ResourceRef, Set<String>> told =
        rows.messages().stream()
            .collect(
                Collectors.groupingBy(
                    MessageRow::resource,
                    Collectors.mapping(MessageRow::actionId, Collectors.toSet())));
    return rows.resources()
        .filter(row -> row.kind() != ResourceKind.CONNECTION) // its volume has the message
        .filter(row -> row.changedAt().isAfter(expired))
        .flatMap(row -> examine(row, told.getOrDefault(row.ref(), Set.of())).stream())
        .toList();
  }

  /// Where several operations lead to the same status a message about any of them will do.
  private static Optional<Finding> examine(ResourceRow row, Set<String> told) {
    List<Operation> failed =
        Operation.of(row.kind()).filter(operation -> row.is(operation.failure().to())).toList();
    return failed.isEmpty() || failed.stream().anyMatch(operation -> isTold(operation, told))
        ? Optional.empty()
        : Optional.of(finding(row, failed.getFirst()));
  }

  private static boolean isTold(Operation operation, Set<String> told) {
    return Repair.TellFailure.actions(operation).stream().anyMatch(told::contains);
  }

  private static Finding finding(ResourceRow row, Operation operation) {
    return Finding.of(
            Promise.P6,
            "%s is `%s`, but no message says why".formatted(row.title(), row.status()),
            row.key())
        .mendedBy(new Repair.TellFailure(operation, row.key()));
  }
}
