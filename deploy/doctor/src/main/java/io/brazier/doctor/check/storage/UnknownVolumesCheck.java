package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A volume group holds nothing but volumes. What is too much is told and never removed: nobody but
/// its owner knows whether it is needed.
final class UnknownVolumesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    Set<String> known = storage.known();
    return storage.found().flatMap(found -> examine(found, known)).toList();
  }

  private static Stream<Finding> examine(FoundVolume found, Set<String> known) {
    boolean snapshot = found.volume().snapshotId().isPresent();
    String id =
        found
            .volume()
            .volumeId()
            .or(found.volume()::snapshotId)
            .or(found.volume()::servedId)
            .orElse("");
    if (known.contains(id)) {
      return Stream.empty();
    }
    String why =
        id.isEmpty()
            ? "is no volume's"
            : "is of %s %s, which is not there".formatted(snapshot ? "snapshot" : "volume", id);
    return Stream.of(
        Finding.of(
            Promise.P2, "logical volume %s %s".formatted(found, why), found.volume().name()));
  }
}
