package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.quota.QuotaKind;
import io.brazier.quota.QuotaResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaUsageCheckTest {

  @Test
  void countersThatSayWhatIsChargedAreRight() {
    assertThat(
            examine(
                RowsSample.empty()
                    .charge("volumes", 2)
                    .charge("gigabytes_type", 5)
                    .usage("volumes", 2, 0)
                    .usage("gigabytes_type", 5, 0)))
        .isEmpty();
  }

  @Test
  void counterThatSaysTooMuchIsToBeRecounted() {
    Finding found = examine(RowsSample.empty().usage("gigabytes_type", 5, 0)).getFirst();

    assertThat(found.promise()).isEqualTo(Promise.P3);
    assertThat(found.ids()).containsExactly(VolumeSample.PROJECT, "gigabytes_type");
    assertThat(found.repair())
        .isEqualTo(
            new Repair.RecountQuota(
                VolumeSample.PROJECT, new QuotaResource(QuotaKind.GIGABYTES, "type")));
  }

  @Test
  void chargesWithoutCountersAreFound() {
    assertThat(examine(RowsSample.empty().charge("volumes", 1).charge("snapshots", 1)))
        .extracting(finding -> finding.ids().getLast())
        .containsExactly("snapshots", "volumes");
  }

  @Test
  void reservedIsTheSumOfReservationsThatTake() {
    RowsSample rows =
        RowsSample.empty().reservation("one", "volumes", 2).reservation("two", "volumes", -1);

    assertThat(examine(rows.usage("volumes", 0, 2))).isEmpty();
    assertThat(examine(RowsSample.empty().usage("volumes", 0, 1))).hasSize(1);
  }

  @Test
  void countersOfWhatIsNotServedAreZeroAndNotMended() {
    assertThat(examine(RowsSample.empty().usage("backups", 0, 0))).isEmpty();
    assertThat(examine(RowsSample.empty().usage("backups", 1, 0)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.repair()).isNull());
  }

  private static List<Finding> examine(RowsSample rows) {
    return new QuotaUsageCheck().examine(rows.make());
  }
}
