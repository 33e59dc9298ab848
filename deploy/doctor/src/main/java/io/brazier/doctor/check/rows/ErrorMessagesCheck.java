package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.MessageRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A volume in the status that a failed operation leaves has a message about that operation, unless
/// it is old enough that the message has expired.
record ErrorMessagesCheck(Limits limits) implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<Status, List<Operation>> failed =
        Operation.of(ResourceKind.VOLUME)
            .collect(
                Collectors.groupingBy(
                    operation -> operation.failure().to(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return failed.entrySet().stream()
        .flatMap(each -> untold(rows, each.getKey(), each.getValue()))
        .toList();
  }

  /// @param operations those that lead to the status when they fail
  private Stream<Finding> untold(Rows rows, Status status, List<Operation> operations) {
    Instant expired = rows.readAt().minus(limits.messageTtl());
    Set<String> actions =
        operations.stream()
            .flatMap(operation -> Repair.TellFailure.actions(operation).stream())
            .collect(Collectors.toSet());
    Set<VolumeId> told = told(rows, actions);
    return rows.volumes().stream()
        .filter(volume -> volume.is(status))
        .filter(volume -> volume.changedAt().isAfter(expired) && !told.contains(volume.id()))
        .map(volume -> finding(volume, operations.getFirst()));
  }

  private static Set<VolumeId> told(Rows rows, Set<String> actions) {
    return rows.messages().stream()
        .filter(message -> actions.contains(message.actionId()))
        .map(MessageRow::volumeId)
        .collect(Collectors.toSet());
  }

  private static Finding finding(VolumeRow volume, Operation operation) {
    return Finding.of(
            Promise.P6,
            "volume %s is `%s`, but no message says why".formatted(volume.id(), volume.status()),
            volume.id().value())
        .mendedBy(new Repair.TellFailure(operation, volume.id().value()));
  }
}
