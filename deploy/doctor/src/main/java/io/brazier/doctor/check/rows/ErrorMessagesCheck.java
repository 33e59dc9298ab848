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
import io.brazier.resource.ResourceRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A resource in the status that a failed operation leaves has a message about that operation,
/// unless it is old enough that the message has expired.
record ErrorMessagesCheck(Limits limits) implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return Arrays.stream(Operation.values()).flatMap(operation -> untold(rows, operation)).toList();
  }

  private Stream<Finding> untold(Rows rows, Operation operation) {
    Instant expired = rows.readAt().minus(limits.messageTtl());
    Set<ResourceRef> told = told(rows, Repair.TellFailure.actions(operation));
    return rows.resources()
        .filter(row -> row.kind() == operation.kind() && row.is(operation.failure().to()))
        .filter(row -> row.changedAt().isAfter(expired) && !told.contains(row.ref()))
        .map(row -> finding(row, operation));
  }

  private static Set<ResourceRef> told(Rows rows, Set<String> actions) {
    return rows.messages().stream()
        .filter(message -> actions.contains(message.actionId()))
        .map(MessageRow::resource)
        .collect(Collectors.toSet());
  }

  private static Finding finding(ResourceRow row, Operation operation) {
    return Finding.of(
            Promise.P6,
            "%s is `%s`, but no message says why".formatted(row.title(), row.status()),
            row.key())
        .mendedBy(new Repair.TellFailure(operation, row.key()));
  }
}
