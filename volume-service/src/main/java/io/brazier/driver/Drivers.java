package io.brazier.driver;

import io.brazier.backend.BackendAddress;
import io.brazier.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/// All kinds of drivers there are; opens the one that a backend's configuration names, timed and
/// traced.
@Singleton
public class Drivers {

  private final List<DriverFactory> factories;
  private final Tracer tracer;
  private final MeterRegistry registry;

  Drivers(@All List<DriverFactory> factories, Tracer tracer, MeterRegistry registry) {
    this.factories = List.copyOf(factories);
    this.tracer = tracer;
    this.registry = registry;
  }

  /// The driver of a backend; [VolumeDriver#checkForSetupError] is the caller's next call.
  ///
  /// @throws Fault.BackendFailed if no driver has the configured name
  public VolumeDriver open(BackendAddress address, BackendConfig config) {
    DriverFactory factory =
        factories.stream()
            .filter(candidate -> candidate.names().contains(config.volumeDriver()))
            .findFirst()
            .orElseThrow(() -> unknown(address, config));
    VolumeDriver driver = factory.create(address, config);
    String backend = address.backend();
    return new TracedDriver(new TimedDriver(driver, backend, registry), backend, tracer);
  }

  private Fault.BackendFailed unknown(BackendAddress address, BackendConfig config) {
    String known =
        factories.stream()
            .flatMap(factory -> factory.names().stream())
            .sorted()
            .collect(Collectors.joining(", "));
    return new Fault.BackendFailed(
        "Backend %s: there is no volume-driver \"%s\"; known are: %s."
            .formatted(address, config.volumeDriver(), known),
        null);
  }
}
