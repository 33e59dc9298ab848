package io.brazier.resource;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which status may follow which, for one kind of resource.
///
/// @param kind whose life it is
/// @param followers what each status may become; one that may become nothing is left out
public record Lifecycle(ResourceKind kind, Map<Status, Set<Status>> followers) {
  /// Copies the map.
  public Lifecycle {
    followers =
        followers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
  }

  /// Whether a resource may go from one status to another.
  public boolean allows(Status from, Status to) {
    return followers.getOrDefault(from, Set.of()).contains(to);
  }

  /// Every status that some operation can lead to or begin at.
  public Set<Status> statuses() {
    return Stream.concat(
            followers.keySet().stream(), followers.values().stream().flatMap(Set::stream))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// A step of this life.
  ///
  /// @throws IllegalArgumentException if the life has no such step
  public Transition step(Set<Status> from, Status to) {
    from.stream()
        .filter(status -> !allows(status, to))
        .findFirst()
        .ifPresent(status -> {
          throw new IllegalArgumentException(
              "no %s goes from %s to %s".formatted(kind.title(), status, to));
        });
    return new Transition(kind, from, to);
  }
}
