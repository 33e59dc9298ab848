package io.brazier.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.Topic;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.message.MessageSamples;
import io.brazier.operation.Operation;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.brazier.work.WorkerRepository.TakeOutcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WorkProfile.class)
class WorkerRepositoryIT {

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Inject Session session;
  @Inject WorkConfig config;
  @Inject MessageCodec codec;

  private final Topic topic = WorkSamples.topic();
  private final Topic next = WorkSamples.topic();
  private final VolumeId volume = WorkSamples.volume();
  private WorkerRepository mine;
  private WorkerRepository other;
  private WorkerClock rows;

  @BeforeEach
  void makeHolders() {
    mine = repository("cinder-volume@h1");
    other = repository("cinder-volume@h2");
    rows = new WorkerClock(session);
  }

  @Test
  void acceptedWorkIsTakenAsItWasWritten() {
    Cast cast = accepted();
    assertThat(cast.topic()).isEqualTo(topic);
    assertThat(cast.traceparent()).isEqualTo(TRACEPARENT);
    assertThat(cast.operation()).isEqualTo("create_volume");
    Lease lease = taken(mine, cast.workerId());
    assertThat(lease)
        .isEqualTo(
            new Lease(
                cast.workerId(),
                1,
                topic,
                Operation.CREATE_VOLUME.on(volume.value()),
                "create_volume",
                WorkSamples.REQUESTER,
                1,
                null,
                lease.payload(),
                null));
    assertThat(codec.arguments(lease.payload(), CreateVolumeArguments.class))
        .isEqualTo(MessageSamples.scheduleCreate());
  }

  @Test
  void resourceHasOneWorker() {
    accepted();
    assertThat(insert()).isEmpty();
  }

  @Test
  void b8SecondDeliveryFindsTheLeaseTaken() {
    Cast cast = accepted();
    taken(mine, cast.workerId());
    assertThat(take(other, cast.workerId())).isEqualTo(new TakeOutcome.Held());
    assertThat(take(mine, cast.workerId())).isEqualTo(new TakeOutcome.Held());
  }

  @Test
  void deliveryAfterTheEndFindsNothing() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    assertThat(committed(() -> mine.end(lease, WorkSamples.done()))).isPresent();
    assertThat(take(mine, cast.workerId())).isEqualTo(new TakeOutcome.Gone());
  }

  @Test
  void messageOfAWorkerThatNeverWasIsToldFromALateOne() {
    Cast cast = accepted();
    assertThat(take(mine, cast.workerId() + 1_000_000)).isEqualTo(new TakeOutcome.Unknown());
  }

  @Test
  void f14OldFenceChangesNothing() {
    Cast cast = accepted();
    Lease old = taken(mine, cast.workerId());
    rows.expire(cast.workerId());
    Lease current = taken(other, cast.workerId());
    assertThat(current.fence()).isGreaterThan(old.fence());
    assertThat(committed(() -> mine.end(old, WorkSamples.done()))).isEmpty();
    assertThat(committed(() -> mine.isHeld(old))).isFalse();
    assertThat(committed(() -> mine.giveBack(old, "late", Duration.ZERO))).isFalse();
    assertThat(committed(() -> mine.release(old))).isEmpty();
    assertThat(committed(() -> mine.renew(List.of(old)))).isEmpty();
    assertThat(handedOn(mine, old)).isEmpty();
    assertThat(committed(() -> other.isHeld(current))).isTrue();
    assertThat(committed(() -> other.end(current, WorkSamples.done()))).isPresent();
  }

  @Test
  void leaseThatRanOutButWasNotTakenCanStillEnd() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    rows.expire(cast.workerId());
    assertThat(committed(() -> mine.end(lease, WorkSamples.done()))).isPresent();
  }

  @Test
  void renewedLeaseIsHeldOn() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    rows.expire(cast.workerId());
    assertThat(committed(() -> mine.renew(List.of(lease)))).containsExactly(cast.workerId());
    assertThat(take(other, cast.workerId())).isEqualTo(new TakeOutcome.Held());
  }

  @Test
  void handedOnWorkBelongsToTheNextTopic() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    Cast second = handedOn(mine, lease).orElseThrow();
    assertThat(second.topic()).isEqualTo(next);
    assertThat(second.traceparent()).isEqualTo(TRACEPARENT);
    assertThat(take(mine, cast.workerId())).isEqualTo(new TakeOutcome.Gone());
    assertThat(committed(() -> mine.end(lease, WorkSamples.done()))).isEmpty();
    assertThat(committed(() -> other.take(cast.workerId(), next)))
        .isInstanceOfSatisfying(
            TakeOutcome.Taken.class,
            again -> {
              assertThat(again.lease().attempt()).isEqualTo(1);
              assertThat(again.lease().fence()).isGreaterThan(lease.fence());
            });
  }

  @Test
  void givenBackWorkKeepsItsErrorAndCountsTheAttempt() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    assertThat(committed(() -> mine.giveBack(lease, "no luck", Duration.ofHours(1)))).isTrue();
    assertThat(sweep(mine)).isEmpty();
    rows.makeDue(topic);
    assertThat(sweep(mine)).extracting(Cast::workerId).containsExactly(cast.workerId());
    Lease again = taken(other, cast.workerId());
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.lastError()).isEqualTo("no luck");
  }

  @Test
  void bellDuringThePauseAfterAFailureBeginsNoAttempt() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    committed(() -> mine.giveBack(lease, "no luck", Duration.ofHours(1)));
    for (int bell = 0; bell < 10; bell++) {
      assertThat(take(other, cast.workerId())).isEqualTo(new TakeOutcome.Held());
    }
    rows.makeDue(topic);
    assertThat(taken(other, cast.workerId()).attempt()).isEqualTo(2);
  }

  @Test
  void releasedWorkDoesNotCountTheAttempt() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    committed(() -> mine.release(lease));
    assertThat(taken(other, cast.workerId()).attempt()).isEqualTo(1);
  }

  @Test
  void b4SweepFindsWhatWasNeverCast() {
    Cast cast = accepted();
    assertThat(sweep(other)).containsExactly(cast);
  }

  @Test
  void confirmedCastRestsAndThenIsRepeatedEverLater() {
    Cast cast = accepted();
    assertThat(committed(() -> mine.stamp(List.of(cast)))).isEqualTo(1);
    assertThat(sweep(mine)).isEmpty();
    assertThat(
            rows.count(topic, "due_at between now() + interval '10 s' and now() + interval '15 s'"))
        .isEqualTo(1);
    committed(() -> mine.stamp(List.of(cast)));
    assertThat(
            rows.count(topic, "due_at between now() + interval '25 s' and now() + interval '30 s'"))
        .isEqualTo(1);
    for (int i = 0; i < 40; i++) {
      committed(() -> mine.stamp(List.of(cast)));
    }
    assertThat(
            rows.count(
                topic, "due_at between now() + interval '4 min' and now() + interval '5 min'"))
        .isEqualTo(1);
  }

  @Test
  void confirmationThatComesAfterTheTakeStampsNothing() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    assertThat(committed(() -> mine.stamp(List.of(cast)))).isZero();
    handedOn(mine, lease);
    assertThat(committed(() -> mine.stamp(List.of(cast)))).isZero();
  }

  /// A lease that ran out is swept, and its holder may still come back and fail.
  @Test
  void confirmationThatComesDuringThePauseStampsNothing() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    rows.expire(cast.workerId());
    List<Cast> swept = sweep(other);
    committed(() -> mine.giveBack(lease, "no luck", Duration.ofHours(1)));
    assertThat(swept).hasSize(1);
    assertThat(committed(() -> other.stamp(swept))).isZero();
    assertThat(rows.count(topic, "due_at > now() + interval '59 min'")).isEqualTo(1);
  }

  @Test
  void f19SweepFindsWhatADeadHolderLeft() {
    Cast cast = accepted();
    taken(mine, cast.workerId());
    assertThat(sweep(other)).isEmpty();
    rows.expire(cast.workerId());
    assertThat(sweep(other)).extracting(Cast::workerId).containsExactly(cast.workerId());
  }

  @Test
  void b2RestartedServiceFreesWhatItsFormerSelfHeld() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    WorkerRepository restarted = repository("cinder-volume@h1");
    assertThat(committed(() -> other.recover(List.of(topic)))).isZero();
    assertThat(committed(() -> mine.recover(List.of(topic)))).isZero();
    assertThat(committed(() -> restarted.recover(List.of(topic)))).isEqualTo(1);
    assertThat(committed(() -> mine.end(lease, WorkSamples.done()))).isEmpty();
    assertThat(taken(restarted, cast.workerId()).attempt()).isEqualTo(2);
  }

  @Test
  void f51HandedOnWorkIsNoBusinessOfTheRestartedScheduler() {
    Cast cast = accepted();
    handedOn(mine, taken(mine, cast.workerId()));
    committed(() -> other.take(cast.workerId(), next));
    WorkerRepository restarted = repository("cinder-volume@h1");
    assertThat(committed(() -> restarted.recover(List.of(topic, next)))).isZero();
    assertThat(sweep(restarted)).isEmpty();
  }

  @Test
  void b3EmptiedQueueMakesItsCastsDueAtOnce() {
    Cast cast = accepted();
    committed(() -> mine.stamp(List.of(cast)));
    assertThat(committed(() -> mine.forgetCasts(topic))).isEqualTo(1);
    assertThat(sweep(other)).containsExactly(cast);
  }

  @Test
  void emptiedQueueLeavesHeldAndPausedWorkAlone() {
    Cast cast = accepted();
    Lease lease = taken(mine, cast.workerId());
    assertThat(committed(() -> mine.forgetCasts(topic))).isZero();
    committed(() -> mine.giveBack(lease, "no luck", Duration.ofHours(1)));
    assertThat(committed(() -> mine.forgetCasts(topic))).isZero();
  }

  @Test
  void sweepLeavesOtherTopicsAlone() {
    accepted();
    assertThat(committed(() -> mine.sweep(List.of(next)))).isEmpty();
  }

  private Cast accepted() {
    return insert().orElseThrow();
  }

  private Optional<Cast> insert() {
    NewWork work = WorkSamples.create(topic, volume);
    return committed(() -> mine.insert(work, codec.encode(work.arguments()), TRACEPARENT));
  }

  private Optional<Cast> handedOn(WorkerRepository by, Lease lease) {
    String payload = codec.encode(MessageSamples.create());
    return committed(() -> by.handOn(lease, next, payload, null, WorkSamples.done()));
  }

  private TakeOutcome take(WorkerRepository by, long workerId) {
    return committed(() -> by.take(workerId, topic));
  }

  private Lease taken(WorkerRepository by, long workerId) {
    return take(by, workerId) instanceof TakeOutcome.Taken(Lease lease)
        ? lease
        : org.assertj.core.api.Assertions.fail("not taken: " + workerId);
  }

  private List<Cast> sweep(WorkerRepository by) {
    return committed(() -> by.sweep(List.of(topic)));
  }

  private WorkerRepository repository(String service) {
    return new WorkerRepository(session, config, WorkSamples.holder(service));
  }

  private static <T> T committed(Callable<T> action) {
    return QuarkusTransaction.requiringNew().call(action);
  }
}
