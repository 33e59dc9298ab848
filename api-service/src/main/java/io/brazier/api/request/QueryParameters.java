package io.brazier.api.request;

import io.brazier.fault.Fault;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The parameters of a query string in their order. Of a repeated one the last counts.
public record QueryParameters(SequencedMap<String, String> values) {

  /// Copies the parameters.
  public QueryParameters {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /// Reads a query string as it came.
  ///
  /// @throws Fault.Invalid if it is no UTF-8, or holds NUL, which no database takes
  public static QueryParameters parse(String query) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
      if (!name.isEmpty()) {
        values.put(name, equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return new QueryParameters(values);
  }

  private static String decode(String text) {
    String decoded = Escapes.decoded(text.replace('+', ' '));
    if (decoded.indexOf('\0') >= 0) {
      throw new Fault.Invalid("The query string is malformed.");
    }
    return decoded;
  }

  /// A parameter's value; empty if it is not given.
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// A filter's value; empty if it is not given, or given without a value, which is no filter.
  public Optional<String> findFilter(String name) {
    return find(name).filter(value -> !value.isEmpty());
  }

  /// Whether the parameter is given, be it without a value.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// A boolean that is read strictly (`cascade`, `force`, `all_tenants` of volumes, …).
  ///
  /// @return false if it is not given
  /// @throws Fault.Invalid naming the parameter if it is no boolean
  public boolean strictBoolean(String name) {
    return find(name).map(value -> StrictBoolean.parse(name, value)).orElse(false);
  }

  /// The other parameters.
  public QueryParameters without(Collection<String> names) {
    SequencedMap<String, String> rest = new LinkedHashMap<>(values);
    names.forEach(rest::remove);
    return new QueryParameters(rest);
  }
}
