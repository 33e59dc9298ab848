package io.brazier.doctor.cli;

import io.brazier.doctor.diagnosis.Diagnosis;
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
    String compared = compared(report.compared());
    if (!report.differences().isEmpty()) {
      return "Differences: %d found, %d with one right answer, %d left: %s"
          .formatted(report.differences().size(), report.mendable(), report.open(), compared);
    }
    return (report.gaps().isEmpty() ? "No differences: " : "No differences in the rest: ")
        + compared;
  }

  private static String compared(Diagnosis.Compared compared) {
    return "%d volumes, %d logical volumes on %d hosts, %d queues"
        .formatted(
            compared.volumes(), compared.logicalVolumes(), compared.hosts(), compared.queues());
  }
}
