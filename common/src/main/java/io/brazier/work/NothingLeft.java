package io.brazier.work;

/// The resource is no longer what the work speaks of: gone, in another status, or elsewhere. Thrown
/// within a transaction so that it rolls back: nobody is told of what was not written. The work is
/// ended then, and what it held is given back.
public final class NothingLeft extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message which resource, and what it is instead
  public NothingLeft(String message) {
    super(message);
  }
}
