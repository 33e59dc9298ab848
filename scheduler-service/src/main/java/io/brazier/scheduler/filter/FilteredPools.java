package io.brazier.scheduler.filter;

import io.brazier.backend.PoolState;
import java.util.List;

/// What is left of the pools, and why the others are not.
///
/// @param passed the pools that every filter let through
/// @param rejections one for each of the others
public record FilteredPools(List<PoolState> passed, List<Rejection> rejections) {

  /// Copies the lists.
  public FilteredPools {
    passed = List.copyOf(passed);
    rejections = List.copyOf(rejections);
  }
}
