package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffersCheckTest {

  @Test
  void volumeThatWaitsForNobodyIsFound() {
    assertThat(examine(VolumeSample.of(1).status(VolumeStatus.AWAITING_TRANSFER)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("no transfer is there"));
  }

  @Test
  void offerOfAVolumeThatDoesNotWaitIsFound() {
    assertThat(examine(VolumeSample.of(1).offered()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("there is a transfer"));
  }

  private static List<Finding> examine(VolumeSample volume) {
    return new OffersCheck().examine(RowsSample.empty().volume(volume).make());
  }
}
