package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What all commands of a backend have in common.
///
/// @param variables environment of every command
/// @param timeout time-out of every metadata command
record LvmEnvironment(Map<String, String> variables, Duration timeout) {

  /// The variable that says for which volume group a command works, to whoever comes after a killed
  /// service.
  static final String VOLUME_GROUP = "BRAZIER_VOLUME_GROUP";

  LvmEnvironment {
    variables = Map.copyOf(variables);
  }

  static LvmEnvironment of(BackendConfig config) {
    Map<String, String> variables = new HashMap<>();
    variables.put("LC_ALL", "C");
    variables.put(VOLUME_GROUP, config.volumeGroup());
    variables.put("LVM_SUPPRESS_FD_WARNINGS", "1");
    config.lvmSystemDir().ifPresent(folder -> variables.put("LVM_SYSTEM_DIR", folder));
    return new LvmEnvironment(variables, config.commandTimeout());
  }
}
