package io.brazier.driver;

import static io.brazier.driver.OldBytesContract.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.CommandRunner;
import io.brazier.driver.process.TimedCommandRunner;
import io.brazier.driver.process.TracedCommandRunner;
import io.brazier.fault.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WrappersTest {

  private static final Tracer TRACER = OpenTelemetry.noop().getTracer("test");
  private static final Command COMMAND =
      new Command(List.of("/sbin/lvcreate", "-n", "x"), Map.of(), Duration.ofSeconds(1));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeVolumeDriver fake = new FakeVolumeDriver(new FakeVolumeDriver.Storage(8));

  @Test
  void operationsAreTimedByOutcome() {
    VolumeDriver driver = new TimedDriver(fake, "lvm", registry);
    driver.checkForSetupError();
    driver.create(spec(VolumeDriverContract.FIRST, 1));
    fake.failWith(new Fault.BackendFailed("told to", null));
    assertThatThrownBy(() -> driver.create(spec(VolumeDriverContract.SECOND, 1)))
        .isInstanceOf(Fault.BackendFailed.class);

    assertThat(count("create", "ok")).isEqualTo(1);
    assertThat(count("create", "failed")).isEqualTo(1);
  }

  @Test
  void everyOperationIsTimedByItsName() {
    VolumeDriver driver = new TimedDriver(fake, "lvm", registry);
    VolumeSpec spec = spec(VolumeDriverContract.FIRST, 1);
    driver.checkForSetupError();
    driver.create(spec);
    driver.extend(spec);
    driver.retract(spec);
    driver.createFrom(
        spec(VolumeDriverContract.SECOND, 1), new VolumeSource.OfVolume(spec), (_, _) -> {});
    driver.delete(spec(VolumeDriverContract.SECOND, 1));
    driver.createSnapshot(new SnapshotSpec(OldBytesContract.SNAPSHOT, spec));
    driver.revert(new SnapshotSpec(OldBytesContract.SNAPSHOT, spec), (_, _) -> {});
    assertThat(driver.snapshots()).containsExactly(OldBytesContract.SNAPSHOT);
    driver.deleteSnapshot(new SnapshotSpec(OldBytesContract.SNAPSHOT, spec));
    driver.delete(spec);
    assertThat(driver.volumes()).isEmpty();
    assertThat(driver.poolReport().allocatedCapacityGib()).isZero();

    assertThat(count("delete", "ok")).isEqualTo(2);
    for (String operation :
        List.of(
            "check_for_setup_error",
            "create",
            "create_from",
            "extend",
            "retract",
            "create_snapshot",
            "revert",
            "delete_snapshot",
            "snapshots",
            "volumes",
            "pool_report")) {
      assertThat(count(operation, "ok")).as(operation).isEqualTo(1);
    }
  }

  @Test
  void tracedDriverHandsEverythingOn() {
    VolumeDriver driver = new TracedDriver(fake, "lvm", TRACER);
    driver.checkForSetupError();
    driver.create(spec(VolumeDriverContract.FIRST, 1));
    driver.create(spec(VolumeDriverContract.SECOND, 1));
    driver.delete(spec(VolumeDriverContract.FIRST, 1));
    driver.extend(spec(VolumeDriverContract.SECOND, 4));
    driver.retract(spec(VolumeDriverContract.SECOND, 3));

    assertThat(driver.volumes()).containsExactly(VolumeDriverContract.SECOND);
    assertThat(driver.poolReport().allocatedCapacityGib()).isEqualTo(3);
  }

  @Test
  void processesAreTimedByProgramAndExitCode() {
    CommandResult result = new CommandResult(5, "", "no", Duration.ZERO);
    CommandRunner runner =
        new TracedCommandRunner(new TimedCommandRunner(_ -> result, registry), TRACER);

    assertThat(runner.run(COMMAND)).isEqualTo(result);
    assertThat(
            registry
                .get("brazier.process")
                .tags("program", "lvcreate", "exit", "5")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void driverIsChosenByName() {
    BackendAddress address = new BackendAddress("host", "lvm", null);
    DriverFactory factory =
        new DriverFactory() {
          @Override
          public Set<String> names() {
            return Set.of("fake");
          }

          @Override
          public VolumeDriver create(BackendAddress backend, BackendConfig config) {
            return fake;
          }
        };
    Drivers drivers = new Drivers(List.of(factory), TRACER, registry);
    drivers.open(address, TestBackend.config(Map.of("volume-driver", "fake"))).checkForSetupError();

    assertThat(count("check_for_setup_error", "ok")).isEqualTo(1);
    assertThatThrownBy(
            () -> drivers.open(address, TestBackend.config(Map.of("volume-driver", "none"))))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("\"none\"; known are: fake");
  }

  private long count(String operation, String outcome) {
    return registry
        .get("brazier.driver")
        .tags("backend", "lvm", "operation", operation, "outcome", outcome)
        .timer()
        .count();
  }
}
