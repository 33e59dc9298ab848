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
    LvmRunner.Environment environment = LvmRunner.Environment.of(config);
    Lvm lvm = new Lvm(group, new LvmRunner(simulated, queue, environment, _ -> {}));
    return new LvmVolumeDriver(
        new BackendAddress("host", "lvm", null),
        config,
        lvm,
        new Wiper(lvm, simulated, config, _ -> {}),
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
