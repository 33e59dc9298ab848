package io.brazier.api.cluster;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which clusters a list is to have (`cinder/api/v3/clusters.py`). Every parameter is a filter.
final class ClusterFilters {

  private static final ApiVersion REPLICATION = ApiVersion.of("3.26");
  private static final Set<String> NAMES =
      Set.of("name", "binary", "is_up", "disabled", "num_hosts", "num_down_hosts");
  private static final Set<String> LATER =
      Set.of("replication_status", "frozen", "active_backend_id");
  private static final List<String> FLAGS = List.of("is_up", "disabled", "frozen");
  private static final List<String> NUMBERS = List.of("num_hosts", "num_down_hosts");

  private ClusterFilters() {}

  /// Checks the filters.
  ///
  /// @throws Fault.Invalid if a name is none, or a value is of another kind, naming it
  static void check(QueryParameters query, ApiVersion version) {
    Set<String> known = new HashSet<>(NAMES);
    if (version.atLeast(REPLICATION)) {
      known.addAll(LATER);
    }
    String unknown =
        query.values().keySet().stream()
            .filter(name -> !known.contains(name))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw Fault.Invalid.input("Invalid filter keys: " + unknown);
    }
    FLAGS.forEach(query::strictBoolean);
    NUMBERS.forEach(name -> query.find(name).ifPresent(value -> requireNumber(name, value)));
  }

  private static void requireNumber(String name, String value) {
    if (!value.matches("[0-9]{1,9}")) {
      throw Fault.Invalid.input("Value '%s' for '%s' is not a number.".formatted(value, name));
    }
  }
}
