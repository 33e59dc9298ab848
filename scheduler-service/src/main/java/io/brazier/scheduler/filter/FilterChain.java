package io.brazier.scheduler.filter;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The filters in their order; each sees the pools that those before it let through.
public final class FilterChain {

  private static final List<PoolFilter> ALWAYS =
      List.of(new ResourceBackendFilter(), new IgnoreAttemptedHostsFilter());

  private static final Map<String, PoolFilter> BY_NAME =
      Stream.concat(
              ALWAYS.stream(),
              Stream.of(
                  new AvailabilityZoneFilter(), new CapacityFilter(), new CapabilitiesFilter()))
          .collect(Collectors.toUnmodifiableMap(PoolFilter::name, Function.identity()));

  private final List<PoolFilter> filters;

  FilterChain(List<PoolFilter> filters) {
    this.filters = List.copyOf(filters);
  }

  /// The filters that are always on, then the named ones (`scheduler_default_filters`).
  ///
  /// @throws IllegalArgumentException if there is no filter of a name
  public static FilterChain of(List<String> names) {
    Stream<PoolFilter> named = names.stream().map(FilterChain::named);
    return new FilterChain(Stream.concat(ALWAYS.stream(), named).distinct().toList());
  }

  /// The names of the filters in their order.
  public List<String> names() {
    return filters.stream().map(PoolFilter::name).toList();
  }

  /// Puts every pool before the filters, up to the first that rejects it.
  public FilteredPools apply(List<PoolState> pools, PlacementRequest request) {
    List<PoolState> left = List.copyOf(pools);
    List<Rejection> rejections = new ArrayList<>();
    for (PoolFilter filter : filters) {
      left = left.stream().filter(pool -> passes(filter, pool, request, rejections)).toList();
    }
    return new FilteredPools(left, rejections);
  }

  private static boolean passes(
      PoolFilter filter, PoolState pool, PlacementRequest request, List<Rejection> rejections) {
    return switch (filter.judge(pool, request)) {
      case Passed() -> true;
      case Rejected(String reason) -> {
        rejections.add(new Rejection(pool.address(), filter.name(), reason));
        yield false;
      }
    };
  }

  private static PoolFilter named(String name) {
    PoolFilter filter = BY_NAME.get(name);
    if (filter == null) {
      throw new IllegalArgumentException(
          "no filter %s; there are %s"
              .formatted(name, BY_NAME.keySet().stream().sorted().toList()));
    }
    return filter;
  }
}
