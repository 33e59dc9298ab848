package io.brazier.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Duration BASE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "31, 60", "2147483647, 60"})
  void pauseDoublesUpToItsLimit(int attempt, int seconds) {
    assertThat(Backoff.pause(BASE, LIMIT, attempt)).hasSeconds(seconds);
  }

  @Test
  void noBaseMeansNoPause() {
    assertThat(Backoff.pause(Duration.ZERO, LIMIT, 9)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, LEFT", "7, LEFT", "8, LAST", "9, EXCEEDED"})
  void budgetIsUsedUpByTheLastAttempt(int attempt, LeaseHolding.Budget budget) {
    assertThat(LeaseHolding.Budget.of(attempt, 8)).isEqualTo(budget);
  }
}
