package io.brazier.work;

/// The lease is no longer the caller's: it ran out and somebody else took the work, or the work was
/// ended. Thrown within the caller's transaction so that it rolls back; nothing of it may be saved,
/// and the caller has nothing left to do.
public final class FencedOff extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedOff(Lease lease) {
    super("worker " + lease.workerId() + " is no longer held with fence " + lease.fence());
  }
}
