package io.brazier.context;

import org.jspecify.annotations.Nullable;

/// Whose resources are looked at.
public sealed interface Scope {
  /// Everybody's.
  record All() implements Scope {}

  /// One project's.
  record Project(String id) implements Scope {}

  /// Nobody's: what a token without a project owns.
  record None() implements Scope {}

  /// What a caller may look at: an administrator everything, others what is their project's.
  ///
  /// @throws io.brazier.fault.Fault.Forbidden if the caller is no administrator and has no project
  static Scope visibleTo(RequestContext context) {
    return context.admin() ? new All() : new Project(context.requiredProjectId());
  }

  /// What a caller owns.
  static Scope ownedBy(RequestContext context) {
    String project = context.projectId();
    return project == null ? new None() : new Project(project);
  }

  /// Whether what belongs to a project is in it.
  default boolean covers(String projectId) {
    return switch (this) {
      case All() -> true;
      case Project(String id) -> id.equals(projectId);
      case None() -> false;
    };
  }

  /// The project that a statement is to be confined to, null where it is not: for the parameters of
  /// statements, which know `:all` besides.
  default @Nullable String projectOrNull() {
    return this instanceof Project(String id) ? id : null;
  }
}
