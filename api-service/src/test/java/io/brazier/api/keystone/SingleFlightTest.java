package io.brazier.api.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.brazier.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SingleFlightTest {

  private static final Duration LONG = Duration.ofSeconds(15);

  private final SingleFlight<String, String> flight = new SingleFlight<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  /// Somebody who asks, and has no answer yet.
  private Thread startFirst() throws InterruptedException {
    Thread first =
        Thread.ofVirtual().start(() -> flight.ask("q", Deadline.in(LONG), this::slowAnswer));
    asked.await();
    return first;
  }

  private String slowAnswer() {
    asked.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "slow";
  }

  private static String neverAsked() {
    throw new AssertionError("asked twice");
  }

  private String join(Duration patience) {
    return flight.ask("q", Deadline.in(patience), SingleFlightTest::neverAsked);
  }

  @Test
  void whoComesSecondGetsTheAnswerOfTheFirst() throws Exception {
    Thread first = startFirst();
    AtomicReference<@Nullable String> heard = new AtomicReference<>();
    Thread second = Thread.ofVirtual().start(() -> heard.set(join(LONG)));
    await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
    answer.countDown();
    second.join();
    first.join();

    assertThat(heard).hasValue("slow");
  }

  @Test
  void nobodyWaitsLongerThanThereIsTime() throws Exception {
    Thread first = startFirst();

    assertThatExceptionOfType(Fault.Unavailable.class)
        .isThrownBy(() -> join(Duration.ofMillis(50)));
    answer.countDown();
    first.join();
  }

  @Test
  void failureIsNotKept() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            flight.ask(
                "q",
                Deadline.in(LONG),
                () -> {
                  throw new IllegalStateException("first");
                }));

    assertThat(flight.ask("q", Deadline.in(LONG), () -> "second")).isEqualTo("second");
  }
}
