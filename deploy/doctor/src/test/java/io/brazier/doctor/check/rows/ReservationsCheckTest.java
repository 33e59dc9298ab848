package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.WorkerSample;
import org.junit.jupiter.api.Test;

class ReservationsCheckTest {

  private static final String UUID = "11111111-2222-4333-8444-555555555555";

  private final RowsSample reserved =
      RowsSample.empty().reservation(UUID, "gigabytes", 5).reservation(UUID, "volumes", 1);

  @Test
  void reservationOfNoWorkIsToBeGivenBackOnce() {
    assertThat(new ReservationsCheck().examine(reserved.worker(WorkerSample.of(1)).make()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.sentence()).contains(UUID, "5 `gigabytes`, 1 `volumes`");
          assertThat(finding.repair()).isEqualTo(new Repair.ReturnReservation(UUID));
        });
  }

  @Test
  void reservationOfWorkUnderWayIsItsOwn() {
    assertThat(
            new ReservationsCheck()
                .examine(reserved.worker(WorkerSample.of(1).reserving(UUID)).make()))
        .isEmpty();
  }

  @Test
  void workThatHoldsWhatIsNotThereIsOnlyTold() {
    assertThat(
            new ReservationsCheck()
                .examine(RowsSample.empty().worker(WorkerSample.of(1).reserving(UUID)).make()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.sentence()).contains("worker 7", UUID, "which is not there");
          assertThat(finding.repair()).isNull();
        });
  }
}
