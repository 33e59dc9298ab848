package io.brazier.api.pool;

import io.brazier.api.view.WireTime;
import io.brazier.backend.PoolCapabilities;
import io.brazier.backend.PoolState;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pool with all that is shown of it.
///
/// @param name `host@backend#pool`
/// @param capabilities by Cinder's names
record ReportedPool(String name, Map<String, @Nullable Object> capabilities) {

  ReportedPool {
    capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
  }

  /// The pool with what Cinder's scheduler adds to a report.
  ///
  /// @param reportedAt when its backend reported it last, null if it was dropped just now
  static ReportedPool of(PoolState state, @Nullable Instant reportedAt) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    // functions of the driver's own, which no driver here has
    all.put("filter_function", null);
    all.put("goodness_function", null);
    all.putAll(PoolCapabilities.of(state));
    all.put("timestamp", WireTime.of(reportedAt));
    return new ReportedPool(state.address().toString(), all);
  }

  /// Whether it reports a capability with that value, as Cinder compares a text with a capability
  /// (`cinder/scheduler/host_manager.py: _equal_after_convert`).
  boolean reports(String capability, String value) {
    Object reported = capabilities.get(capability);
    return switch (reported) {
      case null -> false;
      case Boolean truth -> truth == LenientBoolean.parse(value);
      default -> reported.toString().equals(value);
    };
  }
}
