package io.brazier.e2e.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What must have been done at least, or a run says nothing: where nothing is done nothing can be
/// wrong.
///
/// @param length how long clients were at work at least
record Floors(Ledger ledger, Duration length) {

  private static final double MINUTE_MILLIS = 60_000;

  /// What was done too seldom.
  List<String> unreached() {
    return Arrays.stream(Operation.values())
        .filter(operation -> ledger.done(operation) < least(operation))
        .map(operation ->
            "%s was done %d times in %s, %d are the least"
                .formatted(operation, ledger.done(operation), length, least(operation)))
        .toList();
  }

  /// The first minute must see each once that is usual: half of the services may be away for most
  /// of it.
  private int least(Operation operation) {
    double minutes = length.toMillis() / MINUTE_MILLIS - 1;
    int first = operation.leastAMinute() < 1 ? 0 : 1;
    return (int) Math.max(first, operation.leastAMinute() * minutes);
  }
}
