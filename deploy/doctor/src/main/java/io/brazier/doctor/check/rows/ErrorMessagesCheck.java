package io.brazier.doctor.check.rows;

import static io.brazier.usermessage.MessageAction.CREATE_VOLUME_FROM_BACKEND;
import static io.brazier.usermessage.MessageAction.DELETE_VOLUME;
import static io.brazier.usermessage.MessageAction.SCHEDULE_ALLOCATE_VOLUME;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.MessageRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.resource.Status;
import io.brazier.usermessage.MessageAction;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A volume in an error status has a message about what failed, unless it is old enough that the
/// message has expired.
record ErrorMessagesCheck(Limits limits) implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return Stream.concat(
            untold(
                rows,
                VolumeStatus.ERROR,
                Set.of(SCHEDULE_ALLOCATE_VOLUME, CREATE_VOLUME_FROM_BACKEND)),
            untold(rows, VolumeStatus.ERROR_DELETING, Set.of(DELETE_VOLUME)))
        .toList();
  }

  /// @param failed what can have failed where a volume is in the status
  private Stream<Finding> untold(Rows rows, Status status, Set<MessageAction> failed) {
    Instant expired = rows.readAt().minus(limits.messageTtl());
    Set<VolumeId> told = told(rows, failed);
    return rows.volumes().stream()
        .filter(volume -> volume.is(status) && volume.changedAt().isAfter(expired))
        .filter(volume -> !told.contains(volume.id()))
        .map(volume -> finding(volume, status));
  }

  private static Set<VolumeId> told(Rows rows, Set<MessageAction> failed) {
    Set<String> ids = failed.stream().map(MessageAction::id).collect(Collectors.toSet());
    return rows.messages().stream()
        .filter(message -> ids.contains(message.actionId()))
        .map(MessageRow::volumeId)
        .collect(Collectors.toSet());
  }

  private static Finding finding(VolumeRow volume, Status status) {
    return Finding.of(
            Promise.P6,
            "volume %s is `%s`, but no message says why".formatted(volume.id(), status.word()),
            volume.id().value())
        .mendedBy(new Repair.TellFailure(volume.id(), status));
  }
}
