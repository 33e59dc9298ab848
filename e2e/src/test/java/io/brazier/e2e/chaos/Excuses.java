package io.brazier.e2e.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Whether an API that answered 5xx had a reason.
///
/// @param faults what happened
/// @param places where something must have happened to be one
record Excuses(FaultLog faults, Set<String> places) {

  /// How long a service may be busy with what a fault left, such as broken connections.
  private static final Duration AFTERMATH = Duration.ofSeconds(15);

  Excuses {
    places = Set.copyOf(places);
  }

  /// The answers without one.
  List<String> unexplained(Ledger ledger) {
    return ledger.broken().stream()
        .filter(broken -> !isExplained(broken))
        .map(broken ->
            "%s was answered with %s, and no fault explains it"
                .formatted(broken.operation(), broken.answer()))
        .toList();
  }

  private boolean isExplained(Ledger.Broken broken) {
    return faults.all().stream()
        .filter(fault -> places.contains(fault.place()))
        .anyMatch(fault -> broken.when().meets(fault.when(), AFTERMATH));
  }
}
