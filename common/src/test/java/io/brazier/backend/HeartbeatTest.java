package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final ServiceKey ALPHA = new ServiceKey("alpha@lvm", ServiceBinary.CINDER_VOLUME);
  private static final ServiceKey BETA = new ServiceKey("beta@lvm", ServiceBinary.CINDER_VOLUME);

  private final AtomicInteger beats = new AtomicInteger();
  private Heartbeat heartbeat = heartbeat(_ -> beats.incrementAndGet() > 0, "1h");

  @AfterEach
  void stop() {
    heartbeat.stop();
  }

  @Test
  void everyWatchedServiceBeats() {
    heartbeat.watch(ALPHA, () -> true);
    heartbeat.watch(BETA, () -> true);
    heartbeat.beatAll();
    assertThat(beats).hasValue(2);
  }

  @Test
  void serviceThatDoesNotWorkFallsSilent() {
    heartbeat.watch(ALPHA, () -> false);
    heartbeat.beatAll();
    assertThat(beats).hasValue(0);
  }

  @Test
  void brokenServiceLeavesTheOthersAlone() {
    heartbeat.watch(
        ALPHA,
        () -> {
          throw new IllegalStateException("broken");
        });
    heartbeat.watch(BETA, () -> true);
    heartbeat.beatAll();
    assertThat(beats).hasValue(1);
  }

  @Test
  void beatsGoOnAfterTheDatabaseFailed() throws InterruptedException {
    CountDownLatch third = new CountDownLatch(3);
    heartbeat =
        heartbeat(
            _ -> {
              third.countDown();
              throw new SQLException("no connection");
            },
            "1ms");
    heartbeat.watch(ALPHA, () -> true);
    assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothingBeatsAfterStop() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    heartbeat =
        heartbeat(
            _ -> {
              first.countDown();
              return true;
            },
            "1ms");
    heartbeat.watch(ALPHA, () -> true);
    assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
    heartbeat.stop();
    assertThat(heartbeat.stopsWithin(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Heartbeat heartbeat(Heartbeat.Beats beats, String interval) {
    return new Heartbeat(
        beats,
        ServiceConfigTest.read(
            Map.of(
                "brazier.service.report-interval", interval, "brazier.service.down-time", "2h")));
  }
}
