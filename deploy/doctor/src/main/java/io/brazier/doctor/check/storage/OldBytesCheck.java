package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;

/// A volume that can be used was zeroed before, where its extents may have held other bytes.
final class OldBytesCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    return storage
        .settled()
        .filter(holding -> holding.row().isUsable() && holding.isSingle())
        .filter(holding -> holding.only().volume().mayHoldOldBytes())
        .map(holding ->
            holding.finding(
                Promise.P10,
                "is `%s`, but %s was not wiped yet"
                    .formatted(holding.row().status(), holding.only())))
        .toList();
  }
}
