package io.brazier.api.volumetype;

import io.brazier.fault.Fault;
import io.brazier.volumetype.ExtraSpecs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What extra specs may not say together (`cinder/api/contrib/types_extra_specs.py:
/// _check_cacheable`).
final class ExtraSpecsRule {

  private ExtraSpecsRule() {}

  /// Refuses caching on hosts for volumes that several of them may write to.
  ///
  /// @param specs all that the type would have
  /// @throws Fault.Invalid if they contradict each other
  static void check(Map<String, @Nullable String> specs) {
    if (isOn(specs, ExtraSpecs.MULTIATTACH) && isOn(specs, ExtraSpecs.CACHEABLE)) {
      throw new Fault.Invalid(
          "Multiattach and cacheable are mutually exclusive: a type cannot have both extra specs.");
    }
  }

  private static boolean isOn(Map<String, @Nullable String> specs, String key) {
    return ExtraSpecs.IS_TRUE.equals(specs.get(key));
  }
}
