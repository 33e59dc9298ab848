package io.brazier.driver.lvm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits between attempts; in tests it does not.
@FunctionalInterface
interface Pause {

  /// Really waits. An interrupt ends the wait early, and the next command notices it.
  Pause PARKED = time -> LockSupport.parkNanos(time.toNanos());

  /// Lets the thread rest.
  void rest(Duration time);
}
