package io.brazier.api.pool;

import io.brazier.api.list.FilterRules;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.request.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a client asks `get_pools` for.
///
/// @param detailed whether it wants the capabilities too
/// @param name the whole name of the only pool wanted, null for any
/// @param volumeType id or name of a volume type that the pools must suit, null for any
/// @param capabilities what the pools must report
record PoolListRequest(
    boolean detailed,
    @Nullable String name,
    @Nullable String volumeType,
    Map<String, String> capabilities) {

  private static final String DETAIL = "detail";
  private static final String NAME = "name";
  private static final String VOLUME_TYPE = "volume_type";
  private static final ApiVersion FILTERED_SINCE = ApiVersion.of("3.28");
  private static final ApiVersion STRICT_SINCE = ApiVersion.of("3.31");
  private static final FilterRules RULES = FilterRules.of(NAME, VOLUME_TYPE).since(VOLUME_TYPE, 35);

  PoolListRequest {
    capabilities = Map.copyOf(capabilities);
  }

  /// Reads the query string.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if `detail` is no boolean, or from 3.31 on a filter is
  ///   none
  static PoolListRequest read(QueryParameters query, ApiVersion version, boolean admin) {
    boolean detailed = query.strictBoolean(DETAIL);
    SequencedMap<String, String> filters = filters(query, version, admin);
    String name = filters.remove(NAME);
    String volumeType = filters.remove(VOLUME_TYPE);
    return new PoolListRequest(detailed, name, volumeType, filters);
  }

  /// Before there were filters everything was ignored; in the first versions that had them
  /// administrators could ask for any capability, and from 3.31 on nobody can.
  private static SequencedMap<String, String> filters(
      QueryParameters query, ApiVersion version, boolean admin) {
    if (!version.atLeast(FILTERED_SINCE)) {
      return new LinkedHashMap<>();
    }
    FilterRules rules = version.atLeast(STRICT_SINCE) ? RULES.strict() : RULES;
    return rules.apply(query.without(List.of(DETAIL)), version, admin);
  }
}
