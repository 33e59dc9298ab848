package io.brazier.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of the attempts to place a volume: Cinder's `filter_properties['retry']`.
///
/// @param attempts how often the scheduler has placed the volume, 0 before the first time
/// @param backends the pools that were tried, as `host@backend#pool`, in order
/// @param lastError why the last of them failed, null before the first failure
public record RetryState(int attempts, List<String> backends, @Nullable String lastError) {

  /// No attempt so far.
  public static final RetryState NONE = new RetryState(0, List.of(), null);

  /// Copies the list.
  public RetryState {
    backends = List.copyOf(backends);
  }
}
