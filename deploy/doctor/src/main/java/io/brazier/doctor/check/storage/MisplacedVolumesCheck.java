package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;

/// A logical volume is where its row says.
final class MisplacedVolumesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(Holding::isSingle)
        .filter(holding -> !holding.only().site().pools().contains(holding.row().place()))
        .map(holding ->
            holding.finding(
                Promise.P2,
                "is on %s, but its logical volume is %s"
                    .formatted(holding.row().place(), holding.only())))
        .toList();
  }
}
