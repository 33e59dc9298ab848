package io.brazier.driver.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A while in the wait for what tells nobody when it is over; a test takes none.
@FunctionalInterface
public interface Pause {

  /// By the clock. It ends early for a thread that is interrupted, and leaves it so.
  Pause PARKED = time -> LockSupport.parkNanos(time.toNanos());

  /// Lets so much time pass.
  void take(Duration time);
}
