package io.brazier.doctor;

import static io.brazier.doctor.disk.DisksSample.lv;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.Topic;
import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Diagnosis;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.disk.DisksSample;
import io.brazier.doctor.disk.LogicalVolume;
import io.brazier.doctor.rows.RowSource;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.doctor.rows.WorkerSample;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeStatus;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private static final LogicalVolume LV = lv(VolumeSample.id(1).nameOnStorage());

  @Test
  void healthySystemIsHealthy() {
    Diagnosis diagnosis = examine(with(VolumeSample.of(1)), with(VolumeSample.of(1)), LV);

    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.compared()).isEqualTo(new Diagnosis.Compared(1, 1, 1, 1));
  }

  @Test
  void differenceThatStaysIsFound() {
    assertThat(examine(with(VolumeSample.of(1)), with(VolumeSample.of(1))).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("no logical volume"));
  }

  @Test
  void volumeThatIsMadeMeanwhileIsNoDifference() {
    assertThat(examine(none(), with(VolumeSample.of(1)), LV).findings()).isEmpty();
  }

  @Test
  void volumeThatIsDeletedMeanwhileIsNoDifference() {
    RowsSample deleting =
        with(VolumeSample.of(1).status(VolumeStatus.DELETING))
            .worker(WorkerSample.of(1).on(Operation.DELETE_VOLUME));

    assertThat(examine(with(VolumeSample.of(1)), deleting).findings()).isEmpty();
    assertThat(examine(deleting, none(), LV).findings()).isEmpty();
  }

  @Test
  void rowsNeedNoSecondLook() {
    RowsSample stuck = with(VolumeSample.of(1).status(VolumeStatus.CREATING));

    assertThat(examine(none(), stuck).findings())
        .extracting(Finding::sentence)
        .anyMatch(sentence -> sentence.contains("no worker will end that"));
  }

  @Test
  void brokerThatCannotBeAskedIsAGap() {
    Sources sources =
        new Sources(
            () -> none().make(),
            null,
            _ -> {
              throw new Unreachable("The broker is away.");
            });

    assertThat(new Doctor(sources, Limits.DEFAULT).examine().gaps())
        .containsExactly("The broker is away.");
  }

  @Test
  void missingQueueIsFound() {
    Sources sources =
        new Sources(
            () -> none().make(),
            null,
            expected -> new Queues(expected, Set.of(Topic.SCHEDULER), 0));

    assertThat(new Doctor(sources, Limits.DEFAULT).examine().findings()).hasSize(1);
  }

  private static RowsSample none() {
    return claiming(0);
  }

  /// One volume and its claim.
  private static RowsSample with(VolumeSample volume) {
    return claiming(1).volume(volume);
  }

  private static RowsSample claiming(int gib) {
    return RowsSample.empty()
        .service("anywhere", "cinder-scheduler", Duration.ZERO)
        .pool(RowsSample.POOL, gib, RowsSample.LOCATION);
  }

  private static Diagnosis examine(RowsSample before, RowsSample after, LogicalVolume... found) {
    Iterator<Rows> rows = List.of(before.make(), after.make()).iterator();
    RowSource source = rows::next;
    return new Doctor(
            new Sources(
                source,
                () -> DisksSample.none().group(RowsSample.HOST, RowsSample.GROUP, found).make(),
                expected -> new Queues(expected, Set.of(), 0)),
            Limits.DEFAULT)
        .examine();
  }
}
