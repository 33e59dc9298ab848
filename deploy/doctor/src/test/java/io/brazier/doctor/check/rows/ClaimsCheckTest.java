package io.brazier.doctor.check.rows;

import static io.brazier.doctor.rows.RowsSample.LOCATION;
import static io.brazier.doctor.rows.RowsSample.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import org.junit.jupiter.api.Test;

class ClaimsCheckTest {

  private final ClaimsCheck check = new ClaimsCheck();

  @Test
  void claimsThatAreNotTheSumAreToBeRecounted() {
    assertThat(check.examine(twoVolumes().pool(POOL, 4, LOCATION).make()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.promise()).isEqualTo(Promise.P4);
          assertThat(finding.sentence()).contains("4 GiB", "have 5");
          assertThat(finding.repair())
              .isEqualTo(new Repair.RecountClaims(BackendAddress.parse(POOL)));
        });
  }

  @Test
  void claimsOfVolumesOnOtherPoolsAreTheirs() {
    assertThat(
            check.examine(
                twoVolumes()
                    .volume(VolumeSample.of(3).on(null))
                    .pool(POOL, 5, LOCATION)
                    .pool("storage-2@lvm#LVM", 0, null)
                    .make()))
        .isEmpty();
  }

  private static RowsSample twoVolumes() {
    return RowsSample.empty().volume(VolumeSample.of(1).gib(2)).volume(VolumeSample.of(2).gib(3));
  }
}
