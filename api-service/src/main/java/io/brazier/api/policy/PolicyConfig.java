package io.brazier.api.policy;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where an operator's own rules are.
@ConfigMapping(prefix = "brazier.policy")
interface PolicyConfig {

  /// A `policy.yaml` in oslo.policy's form: rule names with their rules. It overrides the default
  /// rules of the same names; without it, Cinder's defaults hold. Read once at start.
  Optional<Path> file();
}
