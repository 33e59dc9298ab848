package io.brazier.doctor.check.rows;

import static io.brazier.doctor.rows.VolumeSample.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.operation.Operation;
import io.brazier.usermessage.MessageAction;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorMessagesCheckTest {

  @Test
  void errorWithoutMessageIsFound() {
    Finding found =
        examine(RowsSample.empty().volume(VolumeSample.of(1).status(VolumeStatus.ERROR)))
            .getFirst();

    assertThat(found.promise()).isEqualTo(Promise.P6);
    assertThat(found.repair())
        .isEqualTo(new Repair.TellFailure(Operation.CREATE_VOLUME, id(1).value()));
  }

  @Test
  void messageOfTheFailedCreateDoesNotExplainTheFailedDelete() {
    assertThat(
            examine(
                RowsSample.empty()
                    .volume(VolumeSample.of(1).status(VolumeStatus.ERROR_DELETING))
                    .message(1, MessageAction.CREATE_VOLUME_FROM_BACKEND)))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INITIALIZE_CONNECTION", "TERMINATE_CONNECTION"})
  void everyOperationThatFailsLeavesAMessage(Operation operation) {
    RowsSample rows = RowsSample.empty().resource(operation.kind(), 1, operation.failure().to());

    assertThat(examine(rows)).hasSize(1);
    assertThat(examine(rows.message(operation.on(id(1).value()), operation.action()))).isEmpty();
    assertThat(examine(rows.message(operation.on(id(1).value()), MessageAction.RESET_STATUS)))
        .isEmpty();
  }

  @Test
  void createThatFoundNoBackendHasItsMessage() {
    assertThat(
            examine(
                RowsSample.empty()
                    .volume(VolumeSample.of(1).status(VolumeStatus.ERROR))
                    .message(1, MessageAction.SCHEDULE_ALLOCATE_VOLUME)))
        .isEmpty();
  }

  @Test
  void messageOfAnotherVolumeDoesNotCount() {
    assertThat(
            examine(
                RowsSample.empty()
                    .volume(VolumeSample.of(1).status(VolumeStatus.ERROR))
                    .message(2, MessageAction.CREATE_VOLUME_FROM_BACKEND)))
        .hasSize(1);
  }

  @Test
  void messageOfAnOldErrorMayHaveExpired() {
    assertThat(
            examine(
                RowsSample.empty()
                    .volume(
                        VolumeSample.of(1)
                            .status(VolumeStatus.ERROR)
                            .changedAt(RowsSample.NOW.minus(Limits.DEFAULT.messageTtl())))))
        .isEmpty();
  }

  private static List<Finding> examine(RowsSample rows) {
    return new ErrorMessagesCheck(Limits.DEFAULT).examine(rows.make());
  }
}
