package io.brazier.driver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/// Times every operation of a driver: `brazier.driver` by backend, operation and outcome (`ok` or
/// `failed`).
public final class TimedDriver extends AroundDriver {

  private final String backend;
  private final MeterRegistry registry;

  /// @param driver what does the work
  /// @param backend the backend's name, a tag of the timer
  public TimedDriver(VolumeDriver driver, String backend, MeterRegistry registry) {
    super(driver);
    this.backend = backend;
    this.registry = registry;
  }

  @Override
  protected <T> T around(String operation, Supplier<T> work) {
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
