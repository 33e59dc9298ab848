package io.brazier.manager.operation;

import java.util.ArrayList;
import java.util.List;

/// Sees to it that what is done at a time does not touch the same storage, as drivers demand
/// ([io.brazier.driver.VolumeDriver]). Guarded by its monitor.
///
/// The worker's lease alone does not: a forced delete takes it from a create whose `lvcreate` may
/// still run. The delete must not look for what there is to remove before that has ended; and who
/// comes after it reads the row anew and finds nothing to do. A backend's topics are served by one
/// process, so turns within the process are enough.
///
/// Who needs several turns gets all of them at once, so nobody holds one and waits for another.
/// First come, first served: nobody passes one that waits for the same.
public final class Turns {

  private final List<Claim> claims = new ArrayList<>();

  private static final class Claim {
    private final List<Turn> turns;

    private Claim(List<Turn> turns) {
      this.turns = turns;
    }

    private boolean excludes(Claim other) {
      return turns.stream().anyMatch(turn -> other.turns.stream().anyMatch(turn::excludes));
    }
  }

  /// Does the work as soon as nothing that was asked for before is in its way.
  ///
  /// @throws IllegalStateException if interrupted while it waits
  public void inTurn(List<Turn> turns, Runnable work) {
    Claim claim = new Claim(List.copyOf(turns));
    take(claim);
    try {
      work.run();
    } finally {
      leave(claim);
    }
  }

  private synchronized void take(Claim claim) {
    claims.add(claim);
    try {
      while (waits(claim)) {
        wait();
      }
    } catch (InterruptedException e) {
      leave(claim);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the wait for " + claim.turns, e);
    }
  }

  private boolean waits(Claim claim) {
    return claims.subList(0, claims.indexOf(claim)).stream().anyMatch(claim::excludes);
  }

  private synchronized void leave(Claim claim) {
    claims.remove(claim);
    notifyAll();
  }
}
