package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void looksUntilItIsThere() {
    AtomicInteger looks = new AtomicInteger();

    Poll.until("three", PAUSE, Duration.ofMinutes(1), () -> looks.incrementAndGet() == 3);

    assertThat(looks).hasValue(3);
  }

  @Test
  void givesUpAndSaysOnWhat() {
    assertThatThrownBy(() -> Poll.until("nothing", PAUSE, Duration.ZERO, () -> false))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("nothing");
  }
}
