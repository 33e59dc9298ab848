package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.SnapshotSample;
import io.brazier.doctor.rows.VolumeSample;
import org.junit.jupiter.api.Test;

class StatusWordsCheckTest {

  @Test
  void inventedStatusIsFound() {
    assertThat(
            new StatusWordsCheck()
                .examine(
                    RowsSample.empty()
                        .volume(VolumeSample.of(1).status("broken"))
                        .volume(VolumeSample.of(2))
                        .snapshot(SnapshotSample.of(3))
                        .make()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.promise()).isEqualTo(Promise.P9);
          assertThat(finding.sentence()).contains("`broken`");
        });
  }
}
