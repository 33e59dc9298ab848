package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.doctor.rows.WorkerSample;
import io.brazier.volume.VolumeStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverdueWorkersCheckTest {

  private static final Duration LATE = Limits.DEFAULT.overdue().plusSeconds(1);

  @Test
  void workThatNobodyCastsIsLate() {
    assertThat(examine(WorkerSample.of(1).dueFor(LATE)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("no service casts it"));
  }

  @Test
  void workWhoseHolderIsGoneIsLate() {
    assertThat(examine(WorkerSample.of(1).dueFor(LATE).heldBy("volume@storage-1")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("held by volume@storage-1"));
  }

  @Test
  void workThatWasDueAMomentAgoIsNotLate() {
    assertThat(examine(WorkerSample.of(1).dueFor(Limits.DEFAULT.overdue()))).isEmpty();
  }

  @Test
  void attemptsEnd() {
    int most = Limits.DEFAULT.maxAttempts() + 1;

    assertThat(examine(WorkerSample.of(1).attempt(most))).as("the one that gives up").isEmpty();
    assertThat(examine(WorkerSample.of(1).attempt(most + 1))).hasSize(1);
  }

  @Test
  void workThatNothingWaitsForIsNotAlsoLate() {
    assertThat(examine(WorkerSample.of(2).dueFor(LATE))).isEmpty();
  }

  private static List<Finding> examine(WorkerSample worker) {
    return new OverdueWorkersCheck(Limits.DEFAULT)
        .examine(
            RowsSample.empty()
                .volume(VolumeSample.of(1).status(VolumeStatus.CREATING))
                .worker(worker)
                .make());
  }
}
