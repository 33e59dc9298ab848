package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;
import java.util.Optional;

/// A volume that was made has a logical volume.
final class MissingVolumesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(holding -> holding.row().isMade() && holding.found().isEmpty())
        .flatMap(holding -> missing(holding, storage).stream())
        .toList();
  }

  /// Nothing is said where the group was not found: that is one difference, not one for each.
  private static Optional<Finding> missing(Holding holding, Storage storage) {
    return storage
        .siteOf(holding.row().pool())
        .map(site ->
            holding.finding(
                Promise.P2,
                "is `%s` on %s, but volume group %s has no logical volume of it"
                    .formatted(
                        holding.row().status(), holding.row().place(), site.group().name())));
  }
}
