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
import io.brazier.volume.VolumeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A volume in the status that a failed operation leaves has a message about that operation, unless
/// it is old enough that the message has expired.
record ErrorMessagesCheck(Limits limits) implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return Operation.of(ResourceKind.VOLUME).flatMap(operation -> untold(rows, operation)).toList();
  }

  private Stream<Finding> untold(Rows rows, Operation operation) {
    Instant expired = rows.readAt().minus(limits.messageTtl());
    Set<VolumeId> told = told(rows, Repair.TellFailure.actions(operation));
    return rows.volumes().stream()
        .filter(volume -> volume.is(operation.failure().to()))
        .filter(volume -> volume.changedAt().isAfter(expired) && !told.contains(volume.id()))
        .map(volume -> finding(volume, operation));
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
