package io.brazier.doctor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A report for people: a sentence a line, the sum last.
final class ReportText {

  private ReportText() {}

  static String of(Report report) {
    List<String> lines = new ArrayList<>();
    report
        .differences()
        .forEach(each -> {
          lines.add(each.finding().toString());
          lines.addAll(deed(each.treatment()));
        });
    report.gaps().forEach(gap -> lines.add("Not compared: " + gap));
    lines.add(sum(report));
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private static List<String> deed(Treatment treatment) {
    return switch (treatment) {
      case Treatment.Seen() -> List.of();
      case Treatment.Mended(String deed) -> List.of("  mended: " + deed);
      case Treatment.Gone() -> List.of("  nothing to mend any more");
      case Treatment.Failed(String reason) -> List.of("  not mended: " + reason);
    };
  }

  private static String sum(Report report) {
    int count = report.differences().size();
    String seen = compared(report);
    if (count == 0) {
      return "No differences: " + seen;
    }
    return "%d differences, %d left, %d of all with one right answer (--repair): %s"
        .formatted(count, report.open(), report.mendable(), seen);
  }

  private static String compared(Report report) {
    return "%d volumes, %d logical volumes on %d hosts, %d queues"
        .formatted(
            report.compared().volumes(),
            report.compared().logicalVolumes(),
            report.compared().hosts(),
            report.compared().queues());
  }
}
