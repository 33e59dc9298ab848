package io.brazier.driver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.validation.Valid;
import java.util.Map;

/// The backends of this storage host.
@ConfigMapping(prefix = "brazier.backends")
public interface BackendsConfig {

  /// Backend sections by name; the name is the middle part of `host@name#pool` and of the queue
  /// `cinder-volume.HOST@NAME`. None by default.
  @WithParentName
  Map<String, @Valid BackendConfig> backends();
}
