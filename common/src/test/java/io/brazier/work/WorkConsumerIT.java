package io.brazier.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.bus.FakeBus;
import io.brazier.bus.Topic;
import io.brazier.fault.Fault;
import io.brazier.message.MessageCodec;
import io.brazier.message.MessageSamples;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.core.ThrowingRunnable;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way of work from accept to end, with the broker failing at each turn.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WorkProfile.class)
class WorkConsumerIT {

  @Inject Workers workers;
  @Inject WorkConsumer consumer;
  @Inject Sweeper sweeper;
  @Inject LeaseKeeper keeper;
  @Inject FakeBus bus;
  @Inject Session session;
  @Inject WorkConfig config;
  @Inject MessageCodec codec;

  private final Topic topic = WorkSamples.topic();
  private final VolumeId volume = WorkSamples.volume();
  private Recorder recorder;
  private WorkerClock rows;

  @BeforeEach
  void open() {
    recorder = new Recorder(workers);
    rows = new WorkerClock(session);
    consumer.open(new WorkQueue(topic, 2, List.of(recorder)));
  }

  @AfterEach
  void mendTheBus() {
    bus.lose(false);
    bus.repeat(false);
    bus.comeUp();
  }

  @Test
  void acceptedWorkIsHandledAndGone() {
    accept();
    awaitEnd();
    assertThat(recorder.handled()).extracting(Lease::attempt).containsExactly(1);
  }

  @Test
  void f10NothingIsCastBeforeTheCommit() {
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  workers.accept(WorkSamples.create(topic, volume));
                  throw new IllegalStateException("changed my mind");
                }))
        .hasMessageContaining("changed my mind");
    sweeper.sweep();
    accept();
    awaitEnd();
    assertThat(recorder.handled()).hasSize(1);
  }

  @Test
  void resourceWithWorkIsBusy() {
    recorder.then(recorder::endWithPermit);
    accept();
    assertThatThrownBy(this::accept).isInstanceOf(Fault.Busy.class).hasMessageContaining("busy");
    recorder.permit();
    awaitEnd();
  }

  @Test
  void b4f19WorkWhoseCastWasLostIsSweptUp() {
    bus.lose(true);
    accept();
    bus.lose(false);
    assertThat(rows.count(topic, "true")).isEqualTo(1);
    rows.makeDue(topic);
    sweeper.sweep();
    awaitEnd();
    assertThat(recorder.handled()).hasSize(1);
  }

  @Test
  void b5WorkIsAcceptedWithTheBrokerDownAndRunsWhenItIsBack() {
    bus.goDown();
    accept();
    sweeper.sweep();
    assertThat(rows.count(topic, "cast_at is null and lease_owner is null")).isEqualTo(1);
    bus.comeUp();
    sweeper.sweep();
    awaitEnd();
  }

  @Test
  void b8DoubledCastIsHandledOnce() {
    bus.repeat(true);
    recorder.then(recorder::endWithPermit);
    accept();
    await().until(() -> recorder.handled().size() == 1);
    recorder.permit();
    awaitEnd();
    await().until(() -> bus.waiting(topic) == 0);
    assertThat(recorder.handled()).hasSize(1);
  }

  @Test
  void b3CastsToAnEmptiedBrokerAreMadeAgainAtOnce() {
    Recorder late = new Recorder(workers);
    Topic stopped = WorkSamples.topic();
    bus.goDown();
    QuarkusTransaction.requiringNew()
        .run(() -> workers.accept(WorkSamples.create(stopped, volume)));
    bus.comeUp();
    // A cast would make the queue, whose watchers forget casts at a moment of their own.
    rows.stamp(stopped);
    consumer.open(new WorkQueue(stopped, 1, List.of(late)));
    await().until(() -> rows.count(stopped, "cast_at is null") == 1);
    sweeper.sweep();
    await().until(() -> rows.count(stopped, "true") == 0);
    assertThat(late.handled()).hasSize(1);
  }

  @Test
  void failedWorkIsTriedAgain() {
    recorder.then(failingUntil(2));
    accept();
    sweepUntilGone();
    assertThat(recorder.handled()).extracting(Lease::attempt).containsExactly(1, 2);
    assertThat(recorder.handled().getLast().lastError()).contains("attempt 1 fails");
    assertThat(recorder.expired()).isEmpty();
  }

  @Test
  void workWhoseAttemptsAreUsedUpIsGivenUpWithItsCause() {
    recorder.then(failingUntil(99));
    accept();
    sweepUntilGone();
    assertThat(recorder.handled()).extracting(Lease::attempt).containsExactly(1, 2, 3);
    assertThat(recorder.expired()).singleElement().asString().contains("attempt 3 fails");
  }

  @Test
  void b2WorkOfADeadHolderIsTakenUpAfterItsLease() {
    takenByADeadHolder("cinder-volume@h2");
    sweeper.sweep();
    assertThat(recorder.handled()).isEmpty();
    rows.expireAll(topic);
    sweeper.sweep();
    awaitEnd();
    assertThat(recorder.handled()).extracting(Lease::attempt).containsExactly(2);
  }

  @Test
  void b2RestartedServiceTakesUpItsOwnWorkAtOnce() {
    takenByADeadHolder("cinder-volume@h1");
    consumer.recoverOwn(List.of(topic));
    sweeper.sweep();
    awaitEnd();
    assertThat(recorder.handled()).extracting(Lease::attempt).containsExactly(2);
  }

  @Test
  void workThatKillsItsHoldersIsGivenUp() {
    WorkerRepository dead = deadHolder("cinder-volume@h2");
    bus.lose(true);
    accept();
    bus.lose(false);
    long id = rows.ids(topic).getFirst();
    for (int attempt = 1; attempt <= config.maxAttempts(); attempt++) {
      QuarkusTransaction.requiringNew().call(() -> dead.take(id, topic));
      rows.expire(id);
    }
    sweeper.sweep();
    awaitEnd();
    assertThat(recorder.handled()).isEmpty();
    assertThat(recorder.expired()).containsExactly("every attempt was cut off");
  }

  @Test
  void workThatOnlyANewerServiceKnowsWaitsForItHoweverOftenItIsTried() {
    bus.lose(true);
    accept();
    bus.lose(false);
    rows.makeUnknown(topic);
    await()
        .untilAsserted(() -> {
          rows.makeDue(topic);
          sweeper.sweep();
          assertThat(
                  rows.count(
                      topic,
                      "last_error like '%does not know the operation paint_volume%' and attempt > "
                          + config.maxAttempts()))
              .isEqualTo(1);
        });
    assertThat(recorder.handled()).isEmpty();
    assertThat(recorder.expired()).isEmpty();
  }

  @Test
  void workOnWhatIsGoneIsEndedAndNotTriedAgain() {
    recorder.then(_ -> {
      throw new NothingLeft("volume is gone");
    });
    accept();
    awaitEnd();
    assertThat(recorder.handled()).hasSize(1);
    assertThat(recorder.expired()).isEmpty();
  }

  @Test
  void b12HandOnWhoseCastWasLostIsSweptUpByTheNextTopic() {
    Topic next = WorkSamples.topic();
    Recorder backend = new Recorder(workers);
    consumer.open(new WorkQueue(next, 1, List.of(backend)));
    recorder.then(lease -> {
      bus.lose(true);
      QuarkusTransaction.requiringNew()
          .run(() -> workers.handOn(lease, next, MessageSamples.create(), WorkSamples.done()));
    });
    accept();
    await().until(() -> rows.count(next, "true") == 1);
    bus.lose(false);
    rows.makeDue(next);
    sweeper.sweep();
    await().until(() -> rows.count(next, "true") == 0);
    assertThat(backend.handled()).extracting(Lease::attempt).containsExactly(1);
    assertThat(recorder.handled()).hasSize(1);
  }

  @Test
  void handOnThatIsRolledBackLeavesTheLease() {
    Topic next = WorkSamples.topic();
    recorder.then(lease ->
        QuarkusTransaction.requiringNew()
            .run(() -> {
              workers.handOn(lease, next, MessageSamples.create(), WorkSamples.done());
              throw new IllegalStateException("no claim");
            }));
    accept();
    await().until(() -> rows.count(topic, "last_error like '%no claim%'") == 1);
    assertThat(rows.count(next, "true")).isZero();
    recorder.then(recorder::end);
    sweepUntilGone();
  }

  @Test
  void f14WriterWithAnOldFenceRollsBack() {
    recorder.then(lease -> {
      rows.expire(lease.workerId());
      WorkerRepository thief = deadHolder("cinder-volume@h2");
      QuarkusTransaction.requiringNew().call(() -> thief.take(lease.workerId(), topic));
      assertThatThrownBy(
              () -> QuarkusTransaction.requiringNew().run(() -> workers.requireHeld(lease)))
          .isInstanceOf(FencedOff.class);
      keeper.renew();
      QuarkusTransaction.requiringNew()
          .run(() -> {
            workers.accept(WorkSamples.create(topic, WorkSamples.volume()));
            var _ = workers.end(lease, WorkSamples.done());
          });
    });
    accept();
    await().until(() -> rows.count(topic, "fence = 2") == 1);
    await().until(() -> keeperIsIdle());
    assertThat(rows.ids(topic)).hasSize(1);
    assertThat(rows.count(topic, "lease_owner like 'cinder-volume@h2/%'")).isEqualTo(1);
  }

  @Test
  void handlerThatForgetsToEndItsWorkIsFoundOut() {
    recorder.then(_ -> {});
    accept();
    await().until(() -> rows.count(topic, "last_error like '%neither ended%'") == 1);
  }

  @Test
  void longWorkKeepsItsLease() {
    recorder.then(recorder::endWithPermit);
    accept();
    await().until(() -> recorder.handled().size() == 1);
    rows.expireAll(topic);
    keeper.renew();
    assertThat(rows.count(topic, "lease_until > now() + interval '5 s'")).isEqualTo(1);
    recorder.permit();
    awaitEnd();
  }

  @Test
  void workWhoseLeaseRanOutIsNotBegunAgainBesideItself() {
    recorder.then(recorder::endWithPermit);
    accept();
    await().until(() -> recorder.handled().size() == 1);
    rows.expireAll(topic);
    sweeper.sweep();
    await().until(() -> bus.waiting(topic) == 0 && bus.inHand(topic) == 0);
    assertThat(recorder.handled()).hasSize(1);
    recorder.permit();
    awaitEnd();
  }

  @Test
  void b14SlowLaneDoesNotHoldUpTheQuickOne() {
    Topic slow = WorkSamples.topic();
    Recorder copier = new Recorder(workers);
    copier.then(copier::endWithPermit);
    consumer.open(new WorkQueue(slow, 1, List.of(copier)));
    for (int i = 0; i < 5; i++) {
      NewWork work = WorkSamples.create(slow, WorkSamples.volume());
      QuarkusTransaction.requiringNew().run(() -> workers.accept(work));
    }
    accept();
    awaitEnd();
    assertThat(copier.handled()).hasSize(1);
    for (int i = 0; i < 5; i++) {
      copier.permit();
    }
    await().until(() -> rows.count(slow, "true") == 0);
  }

  @Test
  void laneHandlesNoMoreThanItsWidthAtATime() {
    recorder.then(recorder::endWithPermit);
    for (int i = 0; i < 6; i++) {
      NewWork work = WorkSamples.create(topic, WorkSamples.volume());
      QuarkusTransaction.requiringNew().run(() -> workers.accept(work));
    }
    await().until(() -> rows.count(topic, "lease_owner is not null") == 2);
    recorder.permit();
    await().until(() -> recorder.handled().size() == 3);
    assertThat(rows.count(topic, "lease_owner is not null")).isLessThanOrEqualTo(2);
    for (int i = 0; i < 5; i++) {
      recorder.permit();
    }
    awaitEnd();
    assertThat(recorder.handled()).hasSize(6);
  }

  @Test
  void messageOfAWorkerThatNeverWasGoesToTheDeadLetters() {
    bus.putRaw(topic, codec.encode(MessageSamples.envelope(UUID.randomUUID(), 1_000_000_000)));
    await().untilAsserted(() -> assertDeadLetter("names no worker that ever was"));
  }

  @Test
  void messageThatIsNoMessageGoesToTheDeadLetters() {
    bus.putRaw(topic, new byte[] {1, 2, 3});
    await().untilAsserted(() -> assertDeadLetter("not JSON"));
  }

  private void assertDeadLetter(String reason) {
    assertThat(bus.deadLetters()).contains(new FakeBus.DeadLetter(topic, reason));
  }

  private void accept() {
    QuarkusTransaction.requiringNew().run(() -> workers.accept(WorkSamples.create(topic, volume)));
  }

  private void takenByADeadHolder(String service) {
    bus.lose(true);
    accept();
    bus.lose(false);
    WorkerRepository dead = deadHolder(service);
    QuarkusTransaction.requiringNew().call(() -> dead.take(rows.ids(topic).getFirst(), topic));
  }

  private WorkerRepository deadHolder(String service) {
    return new WorkerRepository(session, config, WorkSamples.holder(service));
  }

  private Consumer<Lease> failingUntil(int attempt) {
    return lease -> {
      if (lease.attempt() < attempt) {
        throw new IllegalStateException("attempt " + lease.attempt() + " fails");
      }
      recorder.end(lease);
    };
  }

  private boolean keeperIsIdle() {
    return recorder.handled().stream().noneMatch(keeper::holds);
  }

  private void awaitEnd() {
    await().until(() -> rows.count(topic, "true") == 0);
  }

  private void sweepUntilGone() {
    ThrowingRunnable sweepOnce =
        () -> {
          sweeper.sweep();
          assertThat(rows.count(topic, "true")).isZero();
        };
    await().untilAsserted(sweepOnce);
  }
}
