package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  private final class Counting implements Client {
    Counting() {
      opened.incrementAndGet();
    }

    @Override
    public boolean call() {
      return calls.incrementAndGet() % 2 == 0;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void eachClientIsOpenedAndClosedOnce() {
    new Load(3, SHORT, SHORT).run(Counting::new);

    assertThat(opened).hasValue(3);
    assertThat(closed).hasValue(3);
  }

  @Test
  void successesAndRefusalsAreCountedApart() {
    Sample sample = new Load(1, Duration.ZERO, SHORT).run(Counting::new);

    assertThat(sample.succeeded() + sample.failures()).isEqualTo(calls.get());
    assertThat(sample.failures()).isBetween(calls.get() / 2L, calls.get() / 2L + 1);
  }

  @Test
  void theWarmUpIsNotCounted() {
    Sample sample = new Load(1, SHORT, SHORT).run(Counting::new);

    assertThat(sample.succeeded() + sample.failures()).isLessThan(calls.get());
  }

  @Test
  void clientsWorkAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);

    Sample sample = new Load(2, Duration.ZERO, Duration.ofNanos(1)).run(() -> () -> arrives(both));

    assertThat(sample.succeeded()).isEqualTo(2);
  }

  private static boolean arrives(CyclicBarrier barrier) {
    try {
      barrier.await();
      return true;
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void aClientThatThrowsEndsTheMeasurementAndIsClosed() {
    Load load = new Load(1, Duration.ZERO, SHORT);

    assertThatThrownBy(() -> load.run(Throwing::new))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("no answer");
    assertThat(closed).hasValue(1);
  }

  private final class Throwing implements Client {
    @Override
    public boolean call() {
      throw new BenchFailure("no answer");
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
