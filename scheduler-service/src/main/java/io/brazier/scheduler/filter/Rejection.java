package io.brazier.scheduler.filter;

import io.brazier.backend.BackendAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a pool was left out.
///
/// @param pool the pool
/// @param filter the name of the filter that rejected it
/// @param reason the filter's words
public record Rejection(BackendAddress pool, String filter, String reason) {

  /// `host@backend#pool: CapacityFilter: needs 5 GiB, 3.2 GiB free of 10`.
  @Override
  public String toString() {
    return "%s: %s: %s".formatted(pool, filter, reason);
  }

  /// What was decided and against which others: the pool, then a line for each that was left out.
  public static String besides(BackendAddress chosen, List<Rejection> rejections) {
    return Stream.concat(Stream.of(chosen), rejections.stream())
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }
}
