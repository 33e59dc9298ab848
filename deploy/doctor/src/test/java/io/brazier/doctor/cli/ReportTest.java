package io.brazier.doctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Diagnosis;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Finding FINDING =
      Finding.of(Promise.P3, "one is not two", "one", "two")
          .mendedBy(new Repair.ReturnReservation("one"));

  private static final Treated SEEN = Treated.seen(FINDING);
  private static final Treated MENDED =
      new Treated(FINDING, new Treatment.Mended("made them equal"));
  private static final Treated FAILED =
      new Treated(FINDING, new Treatment.Failed("The database is away."));

  @Test
  void healthySystemIsOneLine() {
    assertThat(ReportText.of(report(List.of())))
        .isEqualTo("No differences: 3 volumes, 4 logical volumes on 2 hosts, 5 queues");
    assertThat(report(List.of()).exitStatus()).isZero();
  }

  @Test
  void differenceIsASentenceWithItsPromise() {
    Report report = report(List.of(), SEEN);

    assertThat(ReportText.of(report).lines())
        .startsWith("P3 (quota is exact): one is not two")
        .last()
        .asString()
        .startsWith("Differences: 1 found, 1 with one right answer, 1 left: 3 volumes");
    assertThat(report.exitStatus()).isEqualTo(1);
  }

  @Test
  void whatWasMendedIsToldAndIsNotLeft() {
    assertThat(ReportText.of(report(List.of(), MENDED))).contains("\n  mended: made them equal\n");
    assertThat(report(List.of(), MENDED).exitStatus()).isZero();
    assertThat(report(List.of(), MENDED, FAILED).exitStatus()).isEqualTo(1);
  }

  @Test
  void whatWasNotComparedIsTold() {
    Report report = report(List.of("A host is away."));

    assertThat(ReportText.of(report))
        .startsWith("Not compared: A host is away.\nNo differences in the rest: ");
    assertThat(report.exitStatus()).isEqualTo(2);
  }

  @Test
  void jsonSaysTheSame() {
    assertThat(ReportJson.of(report(List.of("A host is away."), MENDED)))
        .isEqualToIgnoringWhitespace(
            """
            {"differences": [{
               "promise": "P3", "sentence": "one is not two", "mendable": true,
               "ids": ["one", "two"], "state": "mended", "deed": "made them equal"}],
             "not_compared": ["A host is away."],
             "compared": {"volumes": 3, "logical_volumes": 4, "hosts": 2, "queues": 5}}
            """);
  }

  private static Report report(List<String> gaps, Treated... differences) {
    return new Report(Arrays.asList(differences), gaps, new Diagnosis.Compared(3, 4, 2, 5));
  }
}
