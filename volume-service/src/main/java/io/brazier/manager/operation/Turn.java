package io.brazier.manager.operation;

import io.brazier.resource.ResourceRef;

/// A share of a piece of storage for as long as something is done to it.
///
/// @param what whose storage it is: a snapshot's and its volume's are one
/// @param mode whether others may have a share meanwhile
public record Turn(ResourceRef what, Mode mode) {

  /// Who else may have one.
  public enum Mode {
    /// Others who do not change it either.
    SHARED,
    /// Nobody.
    EXCLUSIVE
  }

  /// A turn that nobody else has anything beside.
  public static Turn exclusive(ResourceRef what) {
    return new Turn(what, Mode.EXCLUSIVE);
  }

  /// A turn beside others that only look.
  public static Turn shared(ResourceRef what) {
    return new Turn(what, Mode.SHARED);
  }

  boolean excludes(Turn other) {
    return what.equals(other.what) && (mode == Mode.EXCLUSIVE || other.mode == Mode.EXCLUSIVE);
  }
}
