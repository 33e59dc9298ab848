package io.brazier.iscsi;

import io.brazier.iscsi.TargetConfig.TargetHelper;
import java.util.Optional;

/// Makes targets of one kind. Every implementation that is a bean is known to [Targets].
public interface TargetFactory {

  /// Which value of `target-helper` means this kind.
  TargetHelper helper();

  /// Why this host cannot have such a target, and what the operator could do; empty if it can.
  Optional<String> obstacle();

  /// A target for one backend; changes nothing yet.
  Target create(TargetConfig config);
}
