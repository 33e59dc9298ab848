package io.brazier.e2e.chaos;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// What really happened of a plan; thread-safe.
final class FaultLog {

  /// How many faults of a kind cannot all have missed their moment.
  private static final int ENOUGH = 4;

  private final Queue<Happened> happened = new ConcurrentLinkedQueue<>();

  /// A fault that was injected and healed.
  ///
  /// @param place where
  /// @param bit whether it did what it was to do
  /// @param when from its injection until the service that suffered was ready again
  /// @param healing how much of that it took to heal it
  record Happened(String kind, String place, boolean bit, Span when, Duration healing) {

    private String text() {
      return "%s in %s, %.1f s".formatted(kind, place, healing.toMillis() / 1000.0);
    }
  }

  void add(Happened fault) {
    happened.add(fault);
  }

  List<Happened> all() {
    return List.copyOf(happened);
  }

  /// What a run says nothing of: faults that never did what they were to do. One that waits for a
  /// moment may wait in vain, but not always.
  List<String> harmless() {
    List<String> findings = new ArrayList<>();
    long bit = happened.stream().filter(Happened::bit).count();
    if (bit == 0 || bit * 2 < happened.size()) {
      findings.add("only %d of %d faults bit".formatted(bit, happened.size()));
    }
    Map<String, List<Happened>> byKind =
        happened.stream().collect(Collectors.groupingBy(Happened::kind, TreeMap::new, toList()));
    byKind.forEach((kind, all) -> {
      if (all.size() >= ENOUGH && all.stream().noneMatch(Happened::bit)) {
        findings.add("none of %d faults bit: %s".formatted(all.size(), kind));
      }
    });
    return findings;
  }

  /// The fault after which it took longest until a service was ready again.
  Optional<String> slowest() {
    return happened.stream().max(Comparator.comparing(Happened::healing)).map(Happened::text);
  }
}
