package io.brazier.capability;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Compares the capabilities of a pool with extra specs
/// (`cinder/scheduler/filters/capabilities_filter.py`).
///
/// A key is a path with `:` into the pool's capabilities; the prefix `capabilities` may stand
/// before it, and keys with any other prefix are not about capabilities. Where a capability is a
/// list, one element that matches is enough.
public final class RequiredCapabilities {

  private static final String SCOPE = "capabilities";

  private RequiredCapabilities() {}

  /// Why the pool does not do, in words for administrators; empty if it does.
  ///
  /// @param capabilities by Cinder's names
  /// @param extraSpecs the volume type's
  public static Optional<String> mismatch(
      Map<String, Object> capabilities, Map<String, String> extraSpecs) {
    // In the order of the keys, so that one request always gives one reason.
    return new TreeMap<>(extraSpecs)
        .entrySet().stream()
            .map(spec -> mismatch(capabilities, spec.getKey(), spec.getValue()))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static Optional<String> mismatch(
      Map<String, Object> capabilities, String key, String required) {
    List<String> path = List.of(key.split(":", -1));
    if (path.size() > 1 && !path.getFirst().equals(SCOPE)) {
      return Optional.empty();
    }
    List<String> steps = path.getFirst().equals(SCOPE) ? path.subList(1, path.size()) : path;
    Object found = walk(capabilities, steps);
    if (found == null) {
      return Optional.of("does not report %s".formatted(String.join(":", steps)));
    }
    return compare(steps, found, required);
  }

  private static @Nullable Object walk(Map<String, Object> capabilities, List<String> steps) {
    Object found = capabilities;
    for (String step : steps) {
      if (!(found instanceof Map<?, ?> map)) {
        return null;
      }
      found = map.get(step);
    }
    return StorageProtocol.withVariants(steps, found);
  }

  private static Optional<String> compare(List<String> steps, Object found, String required) {
    List<?> values = found instanceof List<?> list ? list : List.of(found);
    List<Match> matches =
        values.stream()
            .filter(Objects::nonNull)
            .map(value -> ExtraSpecMatcher.match(value, required))
            .toList();
    if (matches.contains(Match.YES)) {
      return Optional.empty();
    }
    String name = String.join(":", steps);
    return Optional.of(
        matches.contains(Match.INCOMPARABLE)
            ? "%s is %s, which '%s' cannot be compared with".formatted(name, found, required)
            : "%s is %s, required is '%s'".formatted(name, found, required));
  }
}
