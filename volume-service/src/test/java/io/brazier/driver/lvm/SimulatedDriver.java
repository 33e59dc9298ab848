package io.brazier.driver.lvm;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.BackendConfig;
import io.brazier.driver.TestBackend;
import java.util.List;
import java.util.Map;

/// Drivers on a simulated volume group.
final class SimulatedDriver {

  private SimulatedDriver() {}

  /// A driver with these settings, not set up yet.
  static LvmVolumeDriver on(SimulatedVolumeGroup simulated, Map<String, String> settings) {
    return on(simulated, settings, new MetadataQueue());
  }

  /// A driver with these settings that shares a queue, not set up yet.
  static LvmVolumeDriver on(
      SimulatedVolumeGroup simulated, Map<String, String> settings, MetadataQueue queue) {
    BackendConfig config = TestBackend.config(settings);
    VgName group = new VgName(config.volumeGroup());
    Lvm lvm = new Lvm(group, simulated, queue, LvmEnvironment.of(config), _ -> {});
    return new LvmVolumeDriver(
        new BackendAddress("host", "lvm", null),
        config,
        lvm,
        new Wiper(group, simulated, config),
        (_, _) -> List.of(),
        _ -> {});
  }

  /// A driver that is ready.
  static LvmVolumeDriver ready(SimulatedVolumeGroup simulated, Map<String, String> settings) {
    LvmVolumeDriver driver = on(simulated, settings);
    driver.checkForSetupError();
    return driver;
  }
}
