package io.brazier.api.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pool as an administrator sees it (`cinder/api/views/scheduler_stats.py`).
///
/// @param name `host@backend#pool`
/// @param capabilities null, and then not shown, without detail
record PoolView(
    String name,
    @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
        @Nullable Map<String, @Nullable Object> capabilities) {

  /// The name alone.
  static PoolView summary(ReportedPool pool) {
    return new PoolView(pool.name(), null);
  }

  /// With what the pool can do.
  static PoolView detail(ReportedPool pool) {
    return new PoolView(pool.name(), pool.capabilities());
  }
}
