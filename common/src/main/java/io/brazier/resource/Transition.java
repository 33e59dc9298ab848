package io.brazier.resource;

import java.util.Set;

/// A step of a resource's life: from any of some statuses to one. [Lifecycle#step] makes them.
///
/// @param kind whose step it is
/// @param from where the resource must be for the step to happen
/// @param to where it is then
public record Transition(ResourceKind kind, Set<Status> from, Status to) {
  /// Copies the set.
  public Transition {
    from = Set.copyOf(from);
  }
}
