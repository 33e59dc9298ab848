package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;
import java.util.stream.Collectors;

/// A volume has one logical volume at most, wherever it is.
final class DuplicateVolumesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(holding -> holding.found().size() > 1)
        .map(holding ->
            holding.finding(
                Promise.P2,
                "is on %s and has %d logical volumes: %s"
                    .formatted(
                        holding.row().place(), holding.found().size(), places(holding.found()))))
        .toList();
  }

  private static String places(List<FoundVolume> found) {
    return found.stream().map(FoundVolume::toString).sorted().collect(Collectors.joining(", "));
  }
}
