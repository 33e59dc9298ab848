package io.brazier.driver;

import io.brazier.backend.PoolReport;
import io.brazier.volume.VolumeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;

/// Times every operation of a driver: `brazier.driver` by backend, operation and outcome (`ok` or
/// `failed`).
public final class TimedDriver implements VolumeDriver {

  private final VolumeDriver driver;
  private final String backend;
  private final MeterRegistry registry;

  /// @param driver what does the work
  /// @param backend the backend's name, a tag of the timer
  public TimedDriver(VolumeDriver driver, String backend, MeterRegistry registry) {
    this.driver = driver;
    this.backend = backend;
    this.registry = registry;
  }

  @Override
  public void checkForSetupError() {
    timed("check_for_setup_error", driver::checkForSetupError);
  }

  @Override
  public void create(VolumeSpec spec) {
    timed("create", () -> driver.create(spec));
  }

  @Override
  public void delete(VolumeSpec spec) {
    timed("delete", () -> driver.delete(spec));
  }

  @Override
  public PoolReport poolReport() {
    return timed("pool_report", driver::poolReport);
  }

  @Override
  public List<VolumeId> volumes() {
    return timed("volumes", driver::volumes);
  }

  private void timed(String operation, Runnable work) {
    timed(
        operation,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T timed(String operation, Supplier<T> work) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      T answer = work.get();
      outcome = "ok";
      return answer;
    } finally {
      sample.stop(
          registry.timer(
              "brazier.driver", "backend", backend, "operation", operation, "outcome", outcome));
    }
  }
}
