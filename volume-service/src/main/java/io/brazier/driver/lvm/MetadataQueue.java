package io.brazier.driver.lvm;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets the metadata commands of one volume group pass one at a time, first come, first served.
///
/// LVM has its own lock per group, but who waits for it waits inside a command, out of order and
/// against the command's time-out; and LVM's tools are known to crash under concurrency (LP
/// #1901783). Wiping does not come here.
final class MetadataQueue {

  private final Lock lock = new ReentrantLock(true);

  /// Runs work when its turn has come.
  <T> T inTurn(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Runs work without a result when its turn has come.
  void inTurn(Runnable work) {
    var _ =
        inTurn(() -> {
          work.run();
          return true;
        });
  }
}
