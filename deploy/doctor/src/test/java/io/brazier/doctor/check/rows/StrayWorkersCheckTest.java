package io.brazier.doctor.check.rows;

import static io.brazier.doctor.rows.VolumeSample.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.doctor.rows.WorkerSample;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrayWorkersCheckTest {

  private static final Status NEWER = new Status("shrinking");

  @Test
  void workOnNoVolumeIsToBeDropped() {
    Finding found = only(RowsSample.empty().worker(WorkerSample.of(1)));

    assertThat(found.ids()).containsExactly("7", id(1).value());
    assertThat(found.repair()).isEqualTo(new Repair.DropWorker(7, 3, Operation.CREATE_VOLUME));
  }

  @Test
  void workOnVolumeThatIsFinishedIsToBeDropped() {
    Finding found =
        only(
            RowsSample.empty()
                .volume(VolumeSample.of(1).status(VolumeStatus.AVAILABLE))
                .worker(WorkerSample.of(1)));

    assertThat(found.sentence()).contains("`creating`", "`available`");
    assertThat(found.repair()).isEqualTo(new Repair.DropWorker(7, 3, Operation.CREATE_VOLUME));
  }

  @Test
  void workOnSomethingUnknownIsOnlyTold() {
    Finding found =
        only(RowsSample.empty().worker(WorkerSample.of(new ResourceRef("Share", "an id"))));

    assertThat(found.repair()).isNull();
  }

  @Test
  void workOfAnotherOperationThanItsVolumeWaitsForIsToBeDropped() {
    Finding found =
        only(
            RowsSample.empty()
                .volume(VolumeSample.of(1).status(VolumeStatus.EXTENDING))
                .worker(WorkerSample.of(1)));

    assertThat(found.sentence()).contains("is a stray", "`creating`", "`extending`");
    assertThat(found.repair()).isEqualTo(new Repair.DropWorker(7, 3, Operation.CREATE_VOLUME));
  }

  @Test
  void workOfANewerServiceIsNoStray() {
    Finding waiting = only(newer(NEWER));
    Finding finished = only(newer(VolumeStatus.AVAILABLE));

    assertThat(waiting.sentence()).endsWith("is a newer service's");
    assertThat(finished.sentence()).contains("is a newer service's", "`shrinking`", "`available`");
    assertThat(waiting.repair()).isNull();
    assertThat(finished.repair()).isNull();
  }

  private static RowsSample newer(Status status) {
    return RowsSample.empty()
        .volume(VolumeSample.of(1).status(status))
        .worker(WorkerSample.of(1).on("shrink_volume", NEWER));
  }

  private static Finding only(RowsSample rows) {
    List<Finding> found = new StrayWorkersCheck().examine(rows.make());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
