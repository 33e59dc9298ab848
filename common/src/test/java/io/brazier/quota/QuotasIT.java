package io.brazier.quota;

import static io.brazier.testing.Transactions.committed;
import static io.brazier.testing.Transactions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reserve, commit, rollback and expire, one transaction after another.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QuotasIT {

  @Inject Quotas quotas;
  @Inject QuotaSets sets;
  @Inject QuotaRepository counters;
  @Inject QuotaLimitRepository limits;
  @Inject Identifiers identifiers;
  @Inject QuotaProbeRepository probe;

  private final String project = UUID.randomUUID().toString();
  private final String typeName = "type-" + project;
  private String type = "";

  @BeforeEach
  void createType() {
    type = committed(() -> probe.createType(typeName));
  }

  private ReservationId reserve(QuotaDelta delta) {
    return committed(() -> quotas.reserve(project, delta));
  }

  private void use(QuotaDelta delta) {
    run(() -> quotas.commit(quotas.reserve(project, delta)));
  }

  private void limit(String resource, long limit) {
    run(() -> sets.update(project, Map.of(resource, limit)));
  }

  private QuotaUsage usage(String resource) {
    return QuotaStandings.standing(quotas.usages(project, new Scope.All()), resource).usage();
  }

  @Test
  void reservedIsSeenAsReservedAndCommittedAsUsed() {
    ReservationId id = reserve(QuotaDelta.ofVolume(type, 3));
    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(0, 1));
    assertThat(usage("gigabytes_" + typeName)).isEqualTo(new QuotaUsage(0, 3));

    run(() -> quotas.commit(id));

    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(1, 0));
    assertThat(usage("volumes_" + typeName)).isEqualTo(new QuotaUsage(1, 0));
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(3, 0));
    assertThat(usage("gigabytes_" + typeName)).isEqualTo(new QuotaUsage(3, 0));
    assertThat(probe.countReservations(project)).isZero();
  }

  @Test
  void rollbackGivesEverythingBack() {
    ReservationId id = reserve(QuotaDelta.ofVolume(type, 3));
    run(() -> quotas.rollback(id));
    assertThat(usage("volumes")).isEqualTo(QuotaUsage.NONE);
    assertThat(usage("gigabytes_" + typeName)).isEqualTo(QuotaUsage.NONE);
    assertThat(probe.countReservations(project)).isZero();
  }

  @Test
  void decreaseFreesAtTheCommitAndNotBefore() {
    use(QuotaDelta.ofVolume(type, 3));
    ReservationId id = reserve(QuotaDelta.ofVolume(type, 3).negated());
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(3, 0));
    run(() -> quotas.commit(id));
    assertThat(usage("gigabytes")).isEqualTo(QuotaUsage.NONE);
  }

  @Test
  void rolledBackDecreaseChangesNothing() {
    use(QuotaDelta.ofVolume(type, 3));
    ReservationId id = reserve(QuotaDelta.ofVolume(type, 3).negated());
    run(() -> quotas.rollback(id));
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(3, 0));
  }

  @Test
  void retypeTakesTheNewAtOnceAndFreesTheOldAtTheCommit() {
    String other = committed(() -> probe.createType("other-" + project));
    use(QuotaDelta.ofVolume(type, 3));
    ReservationId id = reserve(QuotaDelta.ofRetype(type, other, 3));
    assertThat(usage("gigabytes_other-" + project)).isEqualTo(new QuotaUsage(0, 3));
    assertThat(usage("gigabytes_" + typeName)).isEqualTo(new QuotaUsage(3, 0));
    run(() -> quotas.commit(id));
    assertThat(usage("gigabytes_other-" + project)).isEqualTo(new QuotaUsage(3, 0));
    assertThat(usage("gigabytes_" + typeName)).isEqualTo(QuotaUsage.NONE);
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(3, 0));
  }

  @Test
  void refusalTellsTheNumbersChangesNothingAndLeavesTheTransactionUsable() {
    limit("gigabytes", 10);
    use(QuotaDelta.ofVolume(type, 4));
    reserve(QuotaDelta.ofGrowth(type, 3, 7));
    run(() -> {
      assertThatThrownBy(() -> quotas.reserve(project, QuotaDelta.ofVolume(type, 4)))
          .isInstanceOfSatisfying(
              Fault.OverLimit.class,
              fault -> {
                assertThat(fault.errorClass()).isEqualTo("VolumeSizeExceedsAvailableQuota");
                assertThat(fault)
                    .hasMessage(
                        "Requested volume or snapshot exceeds allowed gigabytes quota. Requested"
                            + " 4G, quota is 10G and 7G has been consumed.");
              });
      quotas.commit(quotas.reserve(project, QuotaDelta.ofVolume(type, 3)));
    });
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(7, 3));
    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(2, 0));
  }

  @Test
  void firstOverByNameDecidesAndASingleVolumeComesBeforeAll() {
    limit("gigabytes", 5);
    limit("volumes", 0);
    assertOver(QuotaDelta.ofVolume(type, 6), "VolumeSizeExceedsAvailableQuota");
    assertOver(QuotaDelta.ofVolume(type, 5), "VolumeLimitExceeded");
    limit("per_volume_gigabytes", 4);
    assertOver(QuotaDelta.ofVolume(type, 6), "VolumeSizeExceedsLimit");
    assertThat(usage("gigabytes")).isEqualTo(QuotaUsage.NONE);
  }

  private void assertOver(QuotaDelta delta, String errorClass) {
    assertThatThrownBy(() -> reserve(delta))
        .isInstanceOfSatisfying(
            Fault.OverLimit.class, fault -> assertThat(fault.errorClass()).isEqualTo(errorClass));
  }

  @Test
  void limitOfATypeNamedLikeASizeRefusesWithTheTextOfVolumes() {
    String misleading = "gigabytes_x" + project;
    String id = committed(() -> probe.createType(misleading));
    limit("volumes_" + misleading, 0);
    assertThatThrownBy(() -> reserve(QuotaDelta.ofVolume(id, 1)))
        .hasMessage(
            "Maximum number of volumes allowed (0) exceeded for quota 'volumes_%s'."
                .formatted(misleading));
  }

  @Test
  void unknownTypeIsNotFoundAndNothingIsTaken() {
    assertThatThrownBy(() -> reserve(QuotaDelta.ofVolume("no-such-type", 1)))
        .isInstanceOf(Fault.NotFound.class)
        .hasMessage("Volume type no-such-type could not be found.");
    assertThat(probe.countUsages(project)).isZero();
  }

  @Test
  void everythingThatCountsNeedsATransaction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> quotas.reserve(project, QuotaDelta.ofVolume(type, 1)));
    assertThatIllegalStateException().isThrownBy(() -> quotas.commit(new ReservationId("x")));
    assertThatIllegalStateException().isThrownBy(() -> quotas.expire());
    assertThatIllegalStateException().isThrownBy(() -> sets.update(project, Map.of("volumes", 1L)));
  }

  @Test
  void q2SettlingWhatDoesNotExistIsAnError() {
    ReservationId unknown = new ReservationId("no-such-reservation");
    assertThatIllegalStateException().isThrownBy(() -> run(() -> quotas.commit(unknown)));
    assertThatIllegalStateException().isThrownBy(() -> run(() -> quotas.rollback(unknown)));
  }

  @Test
  void q7SecondCommitIsAnErrorAndCountsNothing() {
    ReservationId id = reserve(QuotaDelta.ofVolume(type, 3));
    run(() -> quotas.commit(id));
    assertThatIllegalStateException()
        .isThrownBy(() -> run(() -> quotas.commit(id)))
        .withMessageContaining(id.value());
    assertThatIllegalStateException().isThrownBy(() -> run(() -> quotas.rollback(id)));
    assertThat(usage("volumes")).isEqualTo(new QuotaUsage(1, 0));
  }

  @Test
  void q7DoubleDecrementIsAnErrorAndNoClamp() {
    QuotaDelta delta = QuotaDelta.ofVolume(type, 3);
    use(delta);
    use(delta.negated());
    assertThatThrownBy(() -> use(delta.negated())).hasStackTraceContaining("in_use_check");
    assertThat(usage("volumes")).isEqualTo(QuotaUsage.NONE);
    assertThat(probe.countReservations(project)).isZero();
  }

  @Test
  void q8CrashBetweenReserveAndCommitBlocksNothing() {
    AtomicReference<ReservationId> held = new AtomicReference<>();
    assertThatThrownBy(() ->
            run(() -> {
              held.set(quotas.reserve(project, QuotaDelta.ofVolume(type, 3)));
              probe.killConnection();
            }))
        .hasStackTraceContaining("terminating connection");
    assertThat(held).as("it was held before the crash").doesNotHaveNullValue();
    assertThat(usage("volumes")).isEqualTo(QuotaUsage.NONE);
    assertThat(probe.countReservations(project)).isZero();
  }

  @Test
  void q8LastNetGivesBackWhatNobodySettledAndNothingElse() {
    use(QuotaDelta.ofVolume(type, 1));
    ReservationId forgotten = reserve(QuotaDelta.ofVolume(type, 3));
    ReservationId shrinking = reserve(QuotaDelta.ofVolume(type, 1).negated());
    ReservationId alive = reserve(QuotaDelta.ofVolume(type, 2));
    run(() -> probe.age(forgotten));
    run(() -> probe.age(shrinking));
    assertThat(committed(quotas::expire)).isEqualTo(2);
    assertThat(committed(quotas::expire)).isZero();
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(1, 2));
    run(() -> quotas.commit(alive));
    assertThat(usage("gigabytes")).isEqualTo(new QuotaUsage(3, 0));
  }

  @Test
  void q22SumsPastThirtyTwoBitsAreExact() {
    limit("gigabytes", -1);
    limit("volumes", -1);
    for (int i = 0; i < 3; i++) {
      use(QuotaDelta.ofVolume(type, Integer.MAX_VALUE));
    }
    assertThat(usage("gigabytes").inUse()).isEqualTo(3L * Integer.MAX_VALUE);
    use(QuotaDelta.ofVolume(type, Integer.MAX_VALUE).negated());
    assertThat(usage("gigabytes_" + typeName).inUse()).isEqualTo(2L * Integer.MAX_VALUE);
  }

  @Test
  void q21TypeWithTheLongestNameIsCounted() {
    String longest = (project + "-").repeat(7).substring(0, 255);
    String id = committed(() -> probe.createType(longest));
    use(QuotaDelta.ofSnapshot(id, 1));
    assertThat(usage("snapshots_" + longest)).isEqualTo(new QuotaUsage(1, 0));
  }

  @Test
  void snapshotSizeCountsUnlessConfiguredOtherwise() {
    assertThat(quotas.snapshotDelta(type, 4)).isEqualTo(QuotaDelta.ofSnapshot(type, 4));
    assertThat(configured(Map.of("no-snapshot-gb-quota", "true")).snapshotDelta(type, 4))
        .isEqualTo(QuotaDelta.ofUnsizedSnapshot(type));
  }

  @Test
  void configurationLimitsWhereNoClassDoes() {
    Quotas own = configured(Map.of("use-default-quota-class", "false", "volumes", "1"));
    run(() -> own.commit(own.reserve(project, QuotaDelta.ofVolume(type, 1))));
    assertThatThrownBy(() -> run(() -> own.reserve(project, QuotaDelta.ofVolume(type, 1))))
        .hasMessage("Maximum number of volumes allowed (1) exceeded for quota 'volumes'.");
  }

  private Quotas configured(Map<String, String> settings) {
    return new Quotas(counters, limits, QuotaSettings.with(settings), identifiers);
  }
}
