package io.brazier.doctor.check.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentsCheckTest {

  @Test
  void volumeThatNobodyHasIsFound() {
    assertThat(examine(VolumeSample.of(1).status(VolumeStatus.IN_USE).attachments(0)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("`in-use`, and 0 have it"));
    assertThat(examine(VolumeSample.of(1).status(VolumeStatus.RESERVED).attachments(0))).hasSize(1);
  }

  @Test
  void availableVolumeThatSomebodyHasIsFound() {
    assertThat(examine(VolumeSample.of(1).attachments(1))).hasSize(1);
  }

  @Test
  void volumeThatIsOnItsWayIsRightBothWays() {
    for (int attachments = 0; attachments < 2; attachments++) {
      assertThat(
              examine(VolumeSample.of(1).status(VolumeStatus.ATTACHING).attachments(attachments)))
          .isEmpty();
    }
    assertThat(examine(VolumeSample.of(1).status(VolumeStatus.IN_USE))).isEmpty();
    assertThat(examine(VolumeSample.of(1))).isEmpty();
  }

  private static List<Finding> examine(VolumeSample volume) {
    return new AttachmentsCheck().examine(RowsSample.empty().volume(volume).make());
  }
}
