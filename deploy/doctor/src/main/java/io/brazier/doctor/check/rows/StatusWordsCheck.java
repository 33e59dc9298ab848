package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.Rows;
import io.brazier.volume.VolumeStatus;
import java.util.List;

/// A volume's status is one of the words that there are.
final class StatusWordsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return rows.volumes().stream()
        .filter(volume -> !VolumeStatus.WORDS.contains(volume.status()))
        .map(volume ->
            Finding.of(
                Promise.P9,
                "volume %s is `%s`, which is no status".formatted(volume.id(), volume.status()),
                volume.id().value()))
        .toList();
  }
}
