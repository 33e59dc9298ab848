package io.brazier.api.keystone;

/// What the identity service says of a project to who asks about it.
public enum ProjectStanding {
  /// It is there.
  THERE,
  /// There is none of the id.
  MISSING,
  /// It is not for the asker to know.
  HIDDEN
}
