package io.brazier.doctor.check.rows;

import io.brazier.connection.ConnectionStatus;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.Rows;
import io.brazier.resource.ResourceKind;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import java.util.Set;

/// A resource's status is one of the words that there are for its kind.
final class StatusWordsCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    return rows.resources()
        .filter(row -> !words(row.kind()).contains(row.status()))
        .map(row ->
            Finding.of(
                Promise.P9,
                "%s is `%s`, which is no status".formatted(row.title(), row.status()),
                row.key()))
        .toList();
  }

  private static Set<String> words(ResourceKind kind) {
    return switch (kind) {
      case VOLUME -> VolumeStatus.WORDS;
      case SNAPSHOT -> SnapshotStatus.WORDS;
      case CONNECTION -> ConnectionStatus.WORDS;
    };
  }
}
