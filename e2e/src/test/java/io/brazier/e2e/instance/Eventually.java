package io.brazier.e2e.instance;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/// Waiting for something to become true, by its name.
public final class Eventually {

  /// Enough for a step of a healthy instance, or for the start of one of its parts, on a machine
  /// that is four times as slow as most: a limit only ends the wait for what never comes.
  public static final Duration SOON = Duration.ofMinutes(4);

  /// Enough for an instance to find its way back: parts start, a lease runs out, and pauses between
  /// attempts grow to half a minute.
  public static final Duration RECOVERY = Duration.ofMinutes(8);

  private static final Duration POLL = Duration.ofMillis(250);

  private Eventually() {}

  /// Waits until an assertion holds.
  ///
  /// @param condition its name, for the report of a failure
  public static void eventually(String condition, ThrowingRunnable assertion) {
    eventually(condition, SOON, assertion);
  }

  /// The same with a limit of its own.
  public static void eventually(String condition, Duration limit, ThrowingRunnable assertion) {
    within(condition, limit).untilAsserted(assertion);
  }

  /// A condition that polls.
  public static ConditionFactory within(String condition, Duration limit) {
    return Awaitility.await(condition).atMost(limit).pollDelay(Duration.ZERO).pollInterval(POLL);
  }
}
