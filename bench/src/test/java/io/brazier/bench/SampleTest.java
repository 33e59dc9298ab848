package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final double THREE_DIGITS = 0.001;

  @Test
  void anEmptySampleHasNoRate() {
    Sample sample = new Sample();

    assertThat(sample.perSecond()).isZero();
    assertThat(sample.succeeded()).isZero();
    assertThat(sample.percentileMillis(99)).isZero();
  }

  @Test
  void theRateIsSuccessesOverTheWholeTime() {
    Sample sample = new Sample();
    for (int i = 0; i < 30; i++) {
      sample.succeeded(1000);
    }
    sample.spanned(TimeUnit.SECONDS.toNanos(2));

    assertThat(sample.perSecond()).isEqualTo(15);
  }

  @Test
  void refusalsAreInNeitherRateNorLatency() {
    Sample sample = new Sample();
    sample.succeeded(TimeUnit.MILLISECONDS.toNanos(5));
    sample.failed();
    sample.spanned(TimeUnit.SECONDS.toNanos(1));

    assertThat(sample.failures()).isEqualTo(1);
    assertThat(sample.perSecond()).isEqualTo(1);
    assertThat(sample.percentileMillis(100)).isCloseTo(5, within(5 * THREE_DIGITS));
  }

  @Test
  void clientsOfTheSameTimeShareIt() {
    Sample all = new Sample();
    for (int client = 0; client < 4; client++) {
      all.addClient(ofCalls(10, 0));
    }
    all.spanned(TimeUnit.SECONDS.toNanos(1));

    assertThat(all.perSecond()).isEqualTo(40);
  }

  @Test
  void roundsTakeTheirTimeOneAfterTheOther() {
    Sample all = new Sample();
    all.addRound(ofCalls(10, 1));
    all.addRound(ofCalls(30, 1));

    assertThat(all.perSecond()).isEqualTo(20);
  }

  @Test
  void percentilesAreThoseOfTheSortedLatencies() {
    long seed = 42;
    Random random = new Random(seed);
    Sample sample = new Sample();
    long[] nanos = random.longs(5000, 1_000_000, 1_000_000_000).toArray();
    for (long each : nanos) {
      sample.succeeded(each);
    }
    Arrays.sort(nanos);

    for (int percent : new int[] {50, 90, 99}) {
      double expected = nanos[nanos.length * percent / 100 - 1] / 1e6;
      assertThat(sample.percentileMillis(percent))
          .as("p%d, seed %d", percent, seed)
          .isCloseTo(expected, within(expected * THREE_DIGITS));
    }
  }

  private static Sample ofCalls(int calls, int seconds) {
    Sample sample = new Sample();
    for (int i = 0; i < calls; i++) {
      sample.succeeded(1000);
    }
    sample.spanned(TimeUnit.SECONDS.toNanos(seconds));
    return sample;
  }
}
