package io.brazier.doctor.check.rows;

import static io.brazier.doctor.rows.RowsSample.LOCATION;
import static io.brazier.doctor.rows.RowsSample.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.SnapshotSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsCheckTest {

  private final ClaimsCheck check = new ClaimsCheck();

  @Test
  void claimsThatAreNotTheSumAreToBeRecounted() {
    assertThat(check.examine(twoVolumes().pool(POOL, 4, LOCATION).make()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.promise()).isEqualTo(Promise.P4);
          assertThat(finding.sentence()).contains("4 GiB", "claim 5");
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

  @Test
  void whatIsClaimedCountsAndNotTheSize() {
    assertThat(
            check.examine(
                RowsSample.empty()
                    .volume(
                        VolumeSample.of(1).status(VolumeStatus.ERROR_EXTENDING).gib(2).claiming(3))
                    .pool(POOL, 3, LOCATION)
                    .make()))
        .isEmpty();
  }

  @Test
  void claimThatDoesNotFitItsVolumeIsOnlyTold() {
    for (VolumeSample wrong :
        List.of(
            VolumeSample.of(1).claiming(2),
            VolumeSample.of(1).status(VolumeStatus.EXTENDING).claiming(0),
            VolumeSample.of(1).status(VolumeStatus.ERROR).on(null).claiming(1))) {
      assertThat(check.examine(RowsSample.empty().volume(wrong).make()))
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.ids()).containsExactly(VolumeSample.id(1).value());
            assertThat(finding.repair()).isNull();
          });
    }
  }

  @Test
  void snapshotsClaimOnTheirVolumesPoolToo() {
    assertThat(
            check.examine(
                twoVolumes()
                    .snapshot(SnapshotSample.of(11))
                    .snapshot(SnapshotSample.of(12).status(SnapshotStatus.ERROR).claiming(0))
                    .pool(POOL, 6, LOCATION)
                    .make()))
        .isEmpty();
    assertThat(check.examine(RowsSample.empty().snapshot(SnapshotSample.of(11).claiming(0)).make()))
        .extracting(Finding::sentence)
        .singleElement()
        .asString()
        .startsWith("snapshot " + SnapshotSample.id(11));
  }

  private static RowsSample twoVolumes() {
    return RowsSample.empty().volume(VolumeSample.of(1).gib(2)).volume(VolumeSample.of(2).gib(3));
  }
}
