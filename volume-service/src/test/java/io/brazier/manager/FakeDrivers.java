package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.BackendConfig;
import io.brazier.driver.DriverFactory;
import io.brazier.driver.FakeVolumeDriver;
import io.brazier.driver.VolumeDriver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Drivers in memory for backends that a test configures with `volume-driver=fake`.
@ApplicationScoped
class FakeDrivers implements DriverFactory {

  private static final int SIZE_GIB = 10;

  private final Map<String, FakeVolumeDriver> opened = new ConcurrentHashMap<>();

  @Override
  public Set<String> names() {
    return Set.of("fake");
  }

  @Override
  public VolumeDriver create(BackendAddress address, BackendConfig config) {
    return opened.computeIfAbsent(
        address.backend(), _ -> new FakeVolumeDriver(new FakeVolumeDriver.Storage(SIZE_GIB)));
  }

  /// The driver that the service opened for a backend.
  FakeVolumeDriver of(String backend) {
    return Objects.requireNonNull(opened.get(backend), backend);
  }
}
