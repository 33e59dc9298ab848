package io.brazier.doctor.check;

import io.brazier.doctor.diagnosis.Finding;
import java.util.List;

/// One rule, held against what was read.
///
/// @param <T> what it looks at
@FunctionalInterface
public interface Check<T> {

  /// Every place where the rule is broken; none if it holds.
  List<Finding> examine(T seen);
}
