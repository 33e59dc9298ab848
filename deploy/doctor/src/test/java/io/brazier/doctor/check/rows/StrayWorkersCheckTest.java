package io.brazier.doctor.check.rows;

import static io.brazier.doctor.rows.VolumeSample.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.doctor.rows.WorkerSample;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrayWorkersCheckTest {

  @Test
  void workOnNoVolumeIsToBeDropped() {
    Finding found = only(RowsSample.empty().worker(WorkerSample.of(1)));

    assertThat(found.ids()).containsExactly("7", id(1).value());
    assertThat(found.repair()).isEqualTo(new Repair.DropWorker(7, 3));
  }

  @Test
  void workOnVolumeThatIsFinishedIsToBeDropped() {
    Finding found =
        only(
            RowsSample.empty()
                .volume(VolumeSample.of(1).status(VolumeStatus.AVAILABLE))
                .worker(WorkerSample.of(1).status(VolumeStatus.CREATING)));

    assertThat(found.sentence()).contains("`creating`", "`available`");
    assertThat(found.repair()).isEqualTo(new Repair.DropWorker(7, 3));
  }

  @Test
  void workOnSomethingUnknownIsOnlyTold() {
    Finding found =
        only(RowsSample.empty().worker(WorkerSample.of(new Resource("Share", "an id"))));

    assertThat(found.repair()).isNull();
  }

  private static Finding only(RowsSample rows) {
    List<Finding> found = new StrayWorkersCheck().examine(rows.make());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
