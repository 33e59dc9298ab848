package io.brazier.scheduler.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.context.Scope;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.QuotaKind;
import io.brazier.quota.Quotas;
import io.brazier.resource.ResourceKind;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserFailure;
import io.brazier.usermessage.UserMessageRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/// The chores on a real database.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ChoresIT.ShortLives.class)
class ChoresIT {

  /// Everything is past its time after a second.
  public static final class ShortLives implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("brazier.quota.reservation-expire", "1s", "brazier.message-ttl", "0s");
    }
  }

  @Inject Chores chores;
  @Inject Quotas quotas;
  @Inject UserMessageRepository messages;
  @Inject Session session;

  @Test
  void reservationPastItsTimeIsGivenBackAndCounted() {
    String project = UUID.randomUUID().toString();
    QuotaDelta delta = new QuotaDelta(List.of(new QuotaDelta.Change(QuotaKind.SNAPSHOTS, null, 2)));
    QuarkusTransaction.requiringNew().run(() -> quotas.reserve(project, delta));
    assertThat(reservedSnapshots(project)).isEqualTo(2);
    await().until(chores::expireReservations, found -> found > 0);
    assertThat(reservedSnapshots(project)).isZero();
    assertThat(chores.expireReservations()).isZero();
  }

  @Test
  void messagePastItsTimeIsDeleted() {
    QuarkusTransaction.requiringNew()
        .run(() ->
            messages.tell(
                new UserFailure(
                    "p1",
                    "req-1",
                    ResourceKind.VOLUME,
                    UUID.randomUUID().toString(),
                    MessageAction.SCHEDULE_ALLOCATE_VOLUME,
                    MessageDetail.NO_BACKEND_AVAILABLE,
                    "cause")));
    assertThat(chores.reapMessages()).isEqualTo(1);
    assertThat(chores.reapMessages()).isZero();
  }

  @Test
  void dayOfTheRecordThatIsPastIsDropped() {
    QuarkusTransaction.requiringNew()
        .run(() ->
            session
                .createNativeMutationQuery(
                    """
                    create table operations_20200101 partition of operations
                    for values from ('2020-01-01') to ('2020-01-02')
                    """)
                .executeUpdate());
    assertThat(chores.keepOperations()).isEqualTo(1);
    assertThat(chores.keepOperations()).isZero();
  }

  private long reservedSnapshots(String project) {
    return QuarkusTransaction.requiringNew()
        .call(() -> quotas.usages(project, new Scope.All()))
        .stream()
        .filter(standing -> standing.resource().name().equals("snapshots"))
        .mapToLong(standing -> standing.usage().reserved())
        .sum();
  }
}
