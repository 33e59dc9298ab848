package io.brazier.doctor.check.rows;

import static io.brazier.doctor.rows.VolumeSample.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.SnapshotSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.doctor.rows.WorkerSample;
import io.brazier.operation.Operation;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnfinishedCheckTest {

  private final UnfinishedCheck check = new UnfinishedCheck();

  @Test
  void createWithoutWorkerIsToFail() {
    Finding found = only(VolumeSample.of(1).status(VolumeStatus.CREATING));

    assertThat(found.promise()).isEqualTo(Promise.P1);
    assertThat(found.ids()).containsExactly(id(1).value());
    assertThat(found.repair()).isEqualTo(new Repair.Fail(Operation.CREATE_VOLUME, id(1).value()));
  }

  @Test
  void deleteWithoutWorkerIsToBeRepeated() {
    Finding found = only(VolumeSample.of(1).status(VolumeStatus.DELETING));

    assertThat(found.repair())
        .isEqualTo(
            new Repair.RepeatDelete(
                Operation.DELETE_VOLUME, id(1).value(), BackendAddress.parse(RowsSample.POOL)));
  }

  @Test
  void deleteWithoutWorkerAndPoolHasNoOneAnswer() {
    assertThat(only(VolumeSample.of(1).status(VolumeStatus.DELETING).on(null)).repair()).isNull();
  }

  @Test
  void extendWithoutWorkerIsToFail() {
    assertThat(only(VolumeSample.of(1).status(VolumeStatus.EXTENDING)).repair())
        .isEqualTo(new Repair.Fail(Operation.EXTEND_VOLUME, id(1).value()));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void everyOperationEndsByAWorkerOfItsOwn(Operation operation) {
    RowsSample rows = RowsSample.empty().resource(operation.kind(), 1, operation.during());
    WorkerSample worker = WorkerSample.of(operation.on(id(1).value()));

    assertThat(check.examine(rows.make())).hasSize(1);
    Operation.of(operation.kind())
        .filter(other -> !other.during().equals(operation.during()))
        .forEach(other ->
            assertThat(
                    check.examine(
                        RowsSample.empty()
                            .resource(operation.kind(), 1, operation.during())
                            .worker(WorkerSample.of(operation.on(id(1).value())).on(other))
                            .make()))
                .hasSize(1));
    assertThat(check.examine(rows.worker(worker.on(operation)).make())).isEmpty();
  }

  @Test
  void deleteOfASnapshotWithoutWorkerIsToBeRepeated() {
    List<Finding> found =
        check.examine(
            RowsSample.empty()
                .snapshot(SnapshotSample.of(1).status(SnapshotStatus.DELETING))
                .make());

    assertThat(found)
        .extracting(Finding::repair)
        .containsExactly(
            new Repair.RepeatDelete(
                Operation.DELETE_SNAPSHOT, id(1).value(), BackendAddress.parse(RowsSample.POOL)));
  }

  @Test
  void snapshotsGoWithTheirVolume() {
    RowsSample rows =
        RowsSample.empty()
            .volume(VolumeSample.of(1).status(VolumeStatus.DELETING))
            .worker(WorkerSample.of(1).on(Operation.DELETE_VOLUME))
            .snapshot(SnapshotSample.of(11).status(SnapshotStatus.DELETING));

    assertThat(check.examine(rows.make())).isEmpty();
    assertThat(
            check.examine(
                rows.snapshot(SnapshotSample.of(12).status(SnapshotStatus.CREATING)).make()))
        .hasSize(1);
  }

  @Test
  void workOfANewerServiceMayEndIt() {
    VolumeSample volume = VolumeSample.of(1).status(VolumeStatus.EXTENDING);
    WorkerSample newer = WorkerSample.of(1).on("extend_twice", VolumeStatus.EXTENDING);

    assertThat(check.examine(with(volume, newer))).isEmpty();
  }

  private static Rows with(VolumeSample volume, WorkerSample worker) {
    return RowsSample.empty().volume(volume).worker(worker).make();
  }

  @Test
  void workOnAnotherVolumeDoesNotCount() {
    assertThat(
            check.examine(
                RowsSample.empty()
                    .volume(VolumeSample.of(1).status(VolumeStatus.CREATING))
                    .worker(WorkerSample.of(2))
                    .make()))
        .hasSize(1);
  }

  private Finding only(VolumeSample volume) {
    List<Finding> found = check.examine(RowsSample.empty().volume(volume).make());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
