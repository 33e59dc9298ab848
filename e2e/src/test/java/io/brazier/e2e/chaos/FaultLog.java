package io.brazier.e2e.chaos;

import io.brazier.e2e.fault.Fault;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What really happened of a plan; thread-safe.
final class FaultLog {

  private final Queue<Happened> happened = new ConcurrentLinkedQueue<>();

  /// A fault that was injected and healed.
  ///
  /// @param bit whether it did what it was to do
  /// @param healing how long it took until the service that suffered was ready again
  record Happened(Fault fault, boolean bit, Duration healing) {

    private String text() {
      return "%s in %s, %.1f s".formatted(fault.kind(), fault.place(), healing.toMillis() / 1000.0);
    }
  }

  void add(Happened fault) {
    happened.add(fault);
  }

  List<Happened> all() {
    return List.copyOf(happened);
  }

  /// The fault after which it took longest until a service was ready again.
  Optional<String> slowest() {
    return happened.stream().max(Comparator.comparing(Happened::healing)).map(Happened::text);
  }
}
