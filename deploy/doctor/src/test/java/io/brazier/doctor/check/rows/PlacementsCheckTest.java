package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementsCheckTest {

  @Test
  void volumeOnPoolThatNobodyReportsIsFound() {
    assertThat(examine(VolumeSample.of(1).on("storage-9@lvm#LVM")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("storage-9@lvm#LVM"));
  }

  @Test
  void volumeThatCanBeUsedIsOnSomePool() {
    assertThat(examine(VolumeSample.of(1).on(null))).hasSize(1);
  }

  private static List<Finding> examine(VolumeSample volume) {
    return new PlacementsCheck()
        .examine(
            RowsSample.empty().volume(volume).pool(RowsSample.POOL, 0, RowsSample.LOCATION).make());
  }
}
