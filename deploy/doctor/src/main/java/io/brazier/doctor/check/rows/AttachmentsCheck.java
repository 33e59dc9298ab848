package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.resource.Status;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import java.util.Set;

/// A volume that somebody has has an attachment, and one that is available has none. Where it is
/// about to be attached or detached, both are right: `os-reserve` makes none.
final class AttachmentsCheck implements Check<Rows> {

  private static final Set<Status> TAKEN = Set.of(VolumeStatus.IN_USE, VolumeStatus.RESERVED);

  @Override
  public List<Finding> examine(Rows rows) {
    return rows.volumes().stream()
        .filter(AttachmentsCheck::disagrees)
        .map(volume ->
            Finding.of(
                Promise.P5,
                "volume %s is `%s`, and %d have it or are to"
                    .formatted(volume.id(), volume.status(), volume.attachments()),
                volume.id().value()))
        .toList();
  }

  private static boolean disagrees(VolumeRow volume) {
    return volume.attachments() == 0
        ? TAKEN.stream().anyMatch(volume::is)
        : volume.is(VolumeStatus.AVAILABLE);
  }
}
