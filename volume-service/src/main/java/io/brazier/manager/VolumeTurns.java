package io.brazier.manager;

import io.brazier.work.Resource;
import java.util.HashSet;
import java.util.Set;

/// Sees to it that one thing at a time is done to a volume, as drivers demand
/// ([io.brazier.driver.VolumeDriver]). Guarded by its monitor.
///
/// The worker's lease alone does not: a forced delete takes it from a create whose `lvcreate` may
/// still run. The delete must not look for what there is to remove before that has ended; and who
/// comes after it reads the volume's row anew and finds nothing to do. A volume's topics are served
/// by one process, so turns within the process are enough.
final class VolumeTurns {

  private final Set<Resource> taken = new HashSet<>();

  /// Does the work as soon as nothing else is done to the volume.
  ///
  /// @throws IllegalStateException if interrupted while it waits
  void inTurn(Resource volume, Runnable work) {
    take(volume);
    try {
      work.run();
    } finally {
      leave(volume);
    }
  }

  private synchronized void take(Resource volume) {
    try {
      while (!taken.add(volume)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the wait for " + volume, e);
    }
  }

  private synchronized void leave(Resource volume) {
    taken.remove(volume);
    notifyAll();
  }
}
