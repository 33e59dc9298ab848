package io.brazier.e2e.chart;

import java.util.List;
import java.util.stream.Stream;

/// Something that holds for manifests whatever the values are.
@FunctionalInterface
interface Rule {

  /// All of them.
  List<Rule> ALL =
      List.of(
          new KnownFields(),
          new Selectors(),
          new Ports(),
          new Volumes(),
          new References(),
          new Variables(),
          new Quantities(),
          new Grace(),
          new Probes(),
          new Agents(),
          new Migrations(),
          new Budgets(),
          new Images(),
          new Rights());

  /// Looks for places where it does not hold.
  ///
  /// @return a sentence for each
  Stream<String> faults(Manifests manifests);
}
