package io.brazier.api.quota;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.quota.QuotaStanding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A quota set as a client sees it (`cinder/api/views`, `cinder/api/contrib/quotas.py`).
///
/// @param keys a limit, or limit and usage, by resource name; besides, the `id`
record QuotaSetView(@JsonValue Map<String, Object> keys) {

  /// How a project stands with one resource.
  @JsonPropertyOrder({"limit", "in_use", "reserved"})
  record UsageView(long limit, @JsonProperty("in_use") long inUse, long reserved) {}

  QuotaSetView {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /// Limits only.
  static QuotaSetView limits(List<QuotaStanding> standings) {
    return of(standings, QuotaStanding::limit);
  }

  /// Limits with what is used of them.
  static QuotaSetView usages(List<QuotaStanding> standings) {
    return of(
        standings,
        standing ->
            new UsageView(standing.limit(), standing.usage().inUse(), standing.usage().reserved()));
  }

  private static QuotaSetView of(
      List<QuotaStanding> standings, Function<QuotaStanding, Object> value) {
    Map<String, Object> keys = new LinkedHashMap<>();
    standings.forEach(standing -> keys.put(standing.resource().name(), value.apply(standing)));
    return new QuotaSetView(keys);
  }

  /// The same with the id of whom it belongs to, which replies to changes leave out.
  QuotaSetView withId(String id) {
    Map<String, Object> more = new LinkedHashMap<>(keys);
    more.put("id", id);
    return new QuotaSetView(more);
  }
}
