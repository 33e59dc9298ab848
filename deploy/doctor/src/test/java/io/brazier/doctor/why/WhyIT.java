package io.brazier.doctor.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.PlantedRepository;
import io.brazier.doctor.diagnosis.Environment;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The record on a real database, asked for in every way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyIT {

  private static final VolumeId ONE = VolumeSample.id(1);
  private static final VolumeId TWO = VolumeSample.id(2);

  private final StringWriter out = new StringWriter();
  private PlantedRepository rows;

  @BeforeAll
  void startDatabase() {
    rows = new PlantedRepository();
  }

  @AfterAll
  void stopDatabase() {
    rows.close();
  }

  @BeforeEach
  void plant() {
    rows.clear();
    rows.volume(1, VolumeStatus.CREATING, null);
    rows.worker(ONE, Operation.CREATE_VOLUME);
  }

  @Test
  void whatGoesOnIsToldFromRecordAndWorker() {
    rows.event("taken", null, null);
    rows.run("update workers set lease_owner = 'scheduler@host/1', lease_until = now() + '1 hour'");

    assertThat(why(ONE.value())).isZero();
    assertThat(out.toString())
        .contains(
            "create_volume of volume " + ONE + ", request req-" + ONE,
            "QuotaReserveTask                          1.2 ms",
            "cinder-scheduler  attempt 1 by scheduler@host/1",
            "It goes on. scheduler@host/1 is at work on it");
  }

  @Test
  void whatEndedIsToldWithItsCause() {
    rows.event("taken", null, null);
    rows.event("ended", "failed", "pool: CapacityFilter: is full");
    rows.run("delete from workers");
    rows.run("update volumes set status = 'error'");

    assertThat(why("req-" + ONE)).isZero();
    assertThat(out.toString())
        .contains("ScheduleTask", "-> failed after", "pool: CapacityFilter: is full", "`error`");
  }

  @Test
  void beginningIsEnoughIfItIsTheOnlyOne() {
    assertThat(why(ONE.value().substring(0, 9))).isZero();

    rows.worker(TWO, Operation.DELETE_VOLUME);

    assertThat(why(ONE.value().substring(0, 9))).isEqualTo(2);
    assertThat(out.toString()).contains(ONE.value(), TWO.value());
    assertThat(why(TWO.value())).isZero();
  }

  @Test
  void whatIsNotRecordedIsSaidToBeUnknown() {
    assertThat(why("req-nobody")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Nothing is recorded of req-nobody", "keep-operations-days");
  }

  private int why(String name) {
    Map<String, String> environment =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", rows.address().url(),
            "QUARKUS_DATASOURCE_USERNAME", rows.address().user(),
            "QUARKUS_DATASOURCE_PASSWORD", rows.address().password());
    return WhyCommand.commandLine(new Environment(environment))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(name);
  }
}
