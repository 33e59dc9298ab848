package io.brazier.api.list;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.brazier.list.Attributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which filters a list knows, for whom and since when (`cinder/api/common.py`).
///
/// @param configured what anybody may filter by
/// @param since the minor versions of filters that came later; below, they are dropped
/// @param refusing the minor version from which what nobody knows is refused; below, it is dropped
/// @param strictForAdmins whether administrators too may use the configured ones only, as for pools
public record FilterRules(
    Set<String> configured, Map<String, Integer> since, int refusing, boolean strictForAdmins) {

  private static final int REFUSING = 31;
  private static final ApiVersion LIKE_SINCE = ApiVersion.of("3.34");
  private static final ApiVersion COUNT_SINCE = ApiVersion.of("3.45");
  private static final String ALL_TENANTS = "all_tenants";
  private static final String WITH_COUNT = "with_count";
  private static final String LIKE = "~";

  /// Copies the collections.
  public FilterRules {
    configured = Set.copyOf(configured);
    since = Map.copyOf(since);
  }

  /// The rules of a table of attributes.
  static FilterRules of(Attributes attributes) {
    Map<String, Integer> since = new HashMap<>();
    attributes.all().forEach((name, attribute) -> since.put(name, attribute.since()));
    return new FilterRules(
        Set.copyOf(attributes.forEverybody()), since, attributes.refusing(), false);
  }

  /// Rules without later filters, of a list that is no table's.
  public static FilterRules of(String... configured) {
    return new FilterRules(Set.of(configured), Map.of(), REFUSING, false);
  }

  /// With a filter that came at a minor version.
  public FilterRules since(String filter, int minor) {
    Map<String, Integer> more = new HashMap<>(since);
    more.put(filter, minor);
    return new FilterRules(configured, more, refusing, strictForAdmins);
  }

  /// The same for a list that is strict with administrators too.
  public FilterRules strict() {
    return new FilterRules(configured, since, refusing, true);
  }

  /// The filters of a query in their order, without those that do not count. `all_tenants` is not
  /// among them.
  ///
  /// @throws Fault.Invalid if the list refuses filters at this version and a name is not ASCII, or
  ///   is none that the caller may filter by
  public SequencedMap<String, String> apply(
      QueryParameters query, ApiVersion version, boolean admin) {
    SequencedMap<String, String> filters = candidates(query, version);
    boolean refuses = version.minor() >= refusing;
    if (refuses && !filters.keySet().stream().allMatch(FilterRules::isAscii)) {
      throw new Fault.Invalid("Filter keys can only contain ASCII characters.");
    }
    if (!admin || strictForAdmins) {
      restrict(filters, refuses);
    }
    filters.keySet().removeIf(name -> isLater(name, version));
    return filters;
  }

  private static SequencedMap<String, String> candidates(
      QueryParameters query, ApiVersion version) {
    Set<String> others = new HashSet<>(PageRequest.PARAMETERS);
    others.addAll(SortOrder.PARAMETERS);
    others.add(ALL_TENANTS);
    if (version.atLeast(COUNT_SINCE)) {
      others.add(WITH_COUNT);
    }
    return new LinkedHashMap<>(query.without(others).values());
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(sign -> sign < 0x80);
  }

  private void restrict(SequencedMap<String, String> filters, boolean refuses) {
    Predicate<String> unknown = name -> !isConfigured(name);
    if (refuses) {
      refuse(filters, unknown);
    } else {
      filters.keySet().removeIf(unknown);
    }
  }

  private static void refuse(Map<String, String> filters, Predicate<String> unknown) {
    String names = filters.keySet().stream().filter(unknown).collect(Collectors.joining(","));
    if (!names.isEmpty()) {
      throw new Fault.Invalid("Invalid filters %s are found in query options.".formatted(names));
    }
  }

  /// A configured `name~` allows the plain name too.
  private boolean isConfigured(String name) {
    return configured.contains(name) || configured.contains(name + LIKE);
  }

  private boolean isLater(String name, ApiVersion version) {
    if (name.endsWith(LIKE) && !version.atLeast(LIKE_SINCE)) {
      return true;
    }
    return version.minor() < since.getOrDefault(name, 0);
  }
}
