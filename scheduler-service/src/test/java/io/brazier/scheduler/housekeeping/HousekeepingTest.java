package io.brazier.scheduler.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final List<String> done = new ArrayList<>();
  private final List<Integer> alarms = new ArrayList<>();

  private IntSupplier chore(String name, int found) {
    return () -> {
      done.add(name);
      return found;
    };
  }

  private Housekeeping housekeeping(IntSupplier expiry, IntSupplier reaping) {
    return new Housekeeping(expiry, reaping, chore("keep", 0), alarms::add, LONG);
  }

  @Test
  void roundDoesEveryChore() {
    housekeeping(chore("expire", 0), chore("reap", 7)).tidy();
    assertThat(done).containsExactly("expire", "reap", "keep");
    assertThat(alarms).isEmpty();
  }

  @Test
  void reservationThatWasNeverSettledIsAnAlarm() {
    housekeeping(chore("expire", 3), chore("reap", 0)).tidy();
    assertThat(alarms).containsExactly(3);
  }

  @Test
  void choreThatFailsKeepsNoOtherFromBeingDone() {
    IntSupplier failing =
        () -> {
          throw new IllegalStateException("no database");
        };
    housekeeping(failing, chore("reap", 0)).tidy();
    assertThat(done).containsExactly("reap", "keep");
  }

  @Test
  void firstRoundIsAtTheStart() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    assertRounds(first, LONG);
  }

  @Test
  void roundsGoOnThoughEveryoneFails() throws InterruptedException {
    CountDownLatch third = new CountDownLatch(3);
    assertRounds(third, Duration.ofMillis(1));
  }

  private void assertRounds(CountDownLatch rounds, Duration period) throws InterruptedException {
    Housekeeping housekeeping =
        new Housekeeping(
            () -> 0,
            () -> {
              rounds.countDown();
              throw new IllegalStateException("no database");
            },
            () -> 0,
            alarms::add,
            period);
    housekeeping.start();
    try {
      assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      housekeeping.stop();
    }
  }
}
