package io.brazier.e2e.chaos;

import io.brazier.testing.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run did, for people.
///
/// @param settled how long after the last fault was healed every request had ended
/// @param findings what does not agree
record ChaosReport(
    ChaosPlan plan, FaultLog faults, Tally operations, Duration settled, List<String> findings) {

  ChaosReport {
    findings = List.copyOf(findings);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(plan.toString());
    text.append("\nFaults                                     injected      bit\n");
    faultsByKind().forEach((kind, counts) -> text.append(row(kind, counts[0], counts[1])));
    text.append("\nOperations\n");
    operations.counts().forEach((name, count) -> text.append(row(name, count)));
    text.append("\nslowest return of a service: ").append(faults.slowest().orElse("none"));
    text.append(
        "\nevery request had ended %.1f s after the last fault was healed\n"
            .formatted(settled.toMillis() / 1000.0));
    text.append(findings.isEmpty() ? "nothing was found\n" : "FOUND:\n");
    findings.forEach(finding -> text.append("  ").append(finding).append('\n'));
    return text.toString();
  }

  private Map<String, int[]> faultsByKind() {
    Map<String, int[]> counts = new TreeMap<>();
    for (FaultLog.Happened happened : faults.all()) {
      int[] count = counts.computeIfAbsent(happened.kind(), _ -> new int[2]);
      count[0]++;
      count[1] += happened.bit() ? 1 : 0;
    }
    return counts;
  }

  private static String row(String name, int... counts) {
    StringBuilder row = new StringBuilder("  %-40s".formatted(name));
    for (int count : counts) {
      row.append("%9d".formatted(count));
    }
    return row.append('\n').toString();
  }
}
