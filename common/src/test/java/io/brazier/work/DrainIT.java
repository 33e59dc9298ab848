package io.brazier.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.bus.FakeBus;
import io.brazier.bus.Topic;
import io.brazier.lifecycle.AfterCommit;
import io.brazier.message.MessageCodec;
import io.brazier.quota.Quotas;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A process that stops beside one that goes on: what it holds ends or is handed back at once.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WorkProfile.class)
class DrainIT {

  private static final String LONG = "PT30S";
  private static final String SHORT = "PT0.2S";

  @Inject Session session;
  @Inject FakeBus bus;
  @Inject MessageCodec codec;
  @Inject WorkTracing tracing;
  @Inject Quotas quotas;
  @Inject AfterCommit afterCommit;

  private final Topic topic = WorkSamples.topic();
  private final List<WorkProcess> processes = new ArrayList<>();

  @AfterEach
  void stopAll() {
    processes.stream().map(WorkProcess::stop).toList().forEach(CompletableFuture::join);
  }

  @Test
  void stoppingProcessTakesNothingNew() {
    WorkProcess stopping = process(LONG);
    Recorder busy = busyOn(stopping, 2);
    CompletableFuture<Void> stopped = stopping.stop();
    await().until(() -> bus.consumers(topic) == 0);
    stopping.accept(topic);
    Recorder next = process(LONG).serve(topic, 1);
    await().until(() -> rows().count(topic, "true") == 1);
    busy.permit();
    stopped.join();
    assertThat(busy.handled()).hasSize(1);
    assertThat(next.handled()).hasSize(1);
  }

  @Test
  void deliveryThatWaitsForAPlaceIsHandedBackAtOnce() {
    WorkProcess stopping = process(LONG);
    Recorder busy = busyOn(stopping, 1);
    stopping.accept(topic);
    await().until(() -> bus.inHand(topic) == 1);
    CompletableFuture<Void> stopped = stopping.stop();
    Recorder next = process(LONG).serve(topic, 1);
    await().until(() -> next.handled().size() == 1);
    assertThat(stopped).isNotDone();
    busy.permit();
    stopped.join();
    assertThat(busy.handled()).hasSize(1);
  }

  @Test
  void workThatFinishesWithinTheDrainEnds() {
    WorkProcess stopping = process(LONG);
    Recorder busy = busyOn(stopping, 1);
    CompletableFuture<Void> stopped = stopping.stop();
    await().until(() -> bus.consumers(topic) == 0);
    busy.permit();
    stopped.join();
    assertThat(rows().count(topic, "true")).isZero();
  }

  @Test
  void workThatDoesNotFinishIsTakenByAnotherAtOnceAsNotTried() {
    WorkProcess stopping = process(SHORT);
    Recorder stuck = busyOn(stopping, 1);
    Recorder next = process(LONG).serve(topic, 1);
    stopping.stop().join();
    await().until(() -> rows().count(topic, "true") == 0);
    assertThat(stuck.handled()).hasSize(1);
    assertThat(next.handled()).extracting(Lease::attempt).containsExactly(1);
    assertThat(next.handled().getFirst().lastError()).isNull();
  }

  @Test
  void statementThatIsCutOffKeepsNoWorkBack() {
    WorkProcess stopping = process(SHORT);
    Recorder stuck = stopping.serve(topic, 1);
    stuck.then(_ -> sleepInTheDatabase());
    stopping.accept(topic);
    await().until(() -> stuck.handled().size() == 1);
    stopping.stop().join();
    assertThat(rows().count(topic, "lease_owner is null and attempt = 0")).isEqualTo(1);
  }

  @Test
  void laneIsCutOffWithoutWaitingForAnother() {
    CyclicBarrier meeting = new CyclicBarrier(2);
    List<String> met = new CopyOnWriteArrayList<>();
    WorkProcess stopping = process(SHORT);
    for (Topic each : List.of(topic, WorkSamples.topic())) {
      Recorder stuck = stopping.serve(each, 1);
      stuck.then(_ -> meetWhenInterrupted(meeting, met));
      stopping.accept(each);
      await().until(() -> stuck.handled().size() == 1);
    }
    stopping.stop().join();
    assertThat(met).hasSize(2);
  }

  @Test
  void processThatStopsServesNoOtherTopic() {
    WorkProcess stopping = process(LONG);
    stopping.stop().join();
    stopping.serve(topic, 1);
    assertThat(bus.consumers(topic)).isZero();
  }

  @Test
  void confirmationsAreWrittenBeforeTheEnd() {
    WorkProcess stopping = process(LONG);
    stopping.accept(topic);
    assertThat(rows().count(topic, "cast_at is null")).isEqualTo(1);
    stopping.stop().join();
    assertThat(rows().count(topic, "cast_at is not null")).isEqualTo(1);
  }

  @Test
  void processesOfOneServiceOnOneHostLeaveEachOtherTheirLeases() {
    WorkProcess one = process(LONG);
    Recorder busy = busyOn(one, 1);
    process(LONG).serve(topic, 1);
    process(LONG).stop().join();
    assertThat(rows().count(topic, "lease_owner is not null")).isEqualTo(1);
    busy.permit();
    await().until(() -> rows().count(topic, "true") == 0);
    assertThat(busy.handled()).hasSize(1);
  }

  @Test
  void deliveryWaitsForADatabaseThatIsAway() {
    CountDownLatch back = new CountDownLatch(2);
    WorkConfig config = WorkProcess.config(LONG);
    WorkProcess process = new WorkProcess(shared(), config, new AbsentRows(session, config, back));
    processes.add(process);
    Recorder recorder = process.serve(topic, 1);
    process.accept(topic);
    await().until(() -> rows().count(topic, "true") == 0);
    assertThat(back.getCount()).isZero();
    assertThat(recorder.handled()).extracting(Lease::attempt).containsExactly(1);
  }

  private Recorder busyOn(WorkProcess process, int width) {
    Recorder busy = process.serve(topic, width);
    busy.then(busy::endWithPermit);
    process.accept(topic);
    await().until(() -> busy.handled().size() == 1);
    return busy;
  }

  private WorkProcess process(String drain) {
    WorkProcess process = new WorkProcess(shared(), drain);
    processes.add(process);
    return process;
  }

  private WorkProcess.Shared shared() {
    return new WorkProcess.Shared(session, bus, codec, tracing, quotas, afterCommit);
  }

  private WorkerClock rows() {
    return new WorkerClock(session);
  }

  private void sleepInTheDatabase() {
    QuarkusTransaction.requiringNew()
        .run(() ->
            assertThat(
                    session
                        .createNativeQuery("select cast(pg_sleep(60) as varchar)", String.class)
                        .getResultList())
                .isEmpty());
  }

  private static void meetWhenInterrupted(CyclicBarrier meeting, List<String> met) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      meet(meeting);
      met.add(Thread.currentThread().toString());
      throw new IllegalStateException("interrupted");
    }
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await(3, SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the other lane was not interrupted", e);
    }
  }
}
