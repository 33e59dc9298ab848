package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.ClaimOutcome.Claimed;
import io.brazier.backend.ClaimOutcome.Full;
import io.brazier.backend.ClaimOutcome.ReportChanged;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestTransaction
class BackendPoolRepositoryIT {

  private static final Duration DOWN_TIME = Duration.ofSeconds(60);
  private static final BackendAddress BACKEND = BackendAddress.parse("repository@lvm");
  private static final BackendAddress POOL = BACKEND.withPool("pool");

  @Inject BackendPoolRepository pools;
  @Inject ServiceRepository services;
  @Inject EntityManager entities;

  @Test
  void reportIsReadBackAsItCame() {
    PoolReport report =
        PoolReports.thin(100, 2.5)
            .free(80.25)
            .provisioned(120)
            .reserved(5)
            .capabilities(Map.of("volume_backend_name", "lvm", "multiattach", true, "shelf", 3))
            .build();
    register();
    pools.report(BACKEND, List.of(report));
    PoolState state = onlyState();
    assertThat(state.report()).isEqualTo(report);
    assertThat(state.address()).isEqualTo(POOL);
    assertThat(state.availabilityZone()).isEqualTo("zone-1");
    assertThat(state.serviceUuid()).isNotNull();
    assertThat(state.claimedGib()).isZero();
  }

  @Test
  void infiniteAndUnknownCapacitiesAreKept() {
    register();
    PoolReport report =
        PoolReports.thick(Double.POSITIVE_INFINITY).free(Double.NaN).provisioned(0).build();
    pools.report(BACKEND, List.of(report));
    assertThat(onlyState().report()).isEqualTo(report);
  }

  @Test
  void claimFillsThePoolToTheBrimAndNotBeyond() {
    report(PoolReports.thick(10));
    PoolState state = onlyState();
    assertThat(pools.claim(state, 6, true)).isEqualTo(new Claimed());
    assertThat(pools.claim(state, 5, true)).isEqualTo(new Full());
    assertThat(pools.claim(state, 4, true)).isEqualTo(new Claimed());
    assertThat(pools.claim(state, 1, true)).isEqualTo(new Full());
    assertThat(onlyState().claimedGib()).isEqualTo(10);
  }

  @Test
  void claimOnAnOlderReportIsTurnedBack() {
    report(PoolReports.thick(10));
    PoolState old = onlyState();
    pools.report(BACKEND, List.of(PoolReports.thick(5).build()));
    assertThat(pools.claim(old, 1, true)).isEqualTo(new ReportChanged());
    assertThat(pools.claim(onlyState(), 1, true)).isEqualTo(new Claimed());
  }

  @Test
  void reportKeepsClaimsThatTheBackendHasNotSeen() {
    report(PoolReports.thick(10));
    pools.claim(onlyState(), 6, true);
    pools.report(BACKEND, List.of(PoolReports.thick(10).build()));
    PoolState state = onlyState();
    assertThat(state.unseenGib()).isEqualTo(6);
    assertThat(pools.claim(state, 5, true)).isEqualTo(new Full());
  }

  @Test
  void releasedRoomIsClaimedAgainWithoutAReport() {
    report(PoolReports.thick(10));
    pools.claim(onlyState(), 10, true);
    pools.release(POOL, 10);
    assertThat(pools.claim(onlyState(), 10, true)).isEqualTo(new Claimed());
  }

  @Test
  void moreThanWasClaimedCannotBeReleased() {
    report(PoolReports.thick(10));
    assertThatThrownBy(() -> pools.release(POOL, 1)).isInstanceOf(PersistenceException.class);
  }

  @Test
  void releaseOnAnUnknownPoolFails() {
    BackendAddress unknown = BackendAddress.parse("nowhere@lvm#pool");
    assertThatThrownBy(() -> pools.release(unknown, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void uncheckedClaimPassesTheCeiling() {
    report(PoolReports.thick(10));
    pools.claimUnchecked(POOL, 12);
    assertThat(onlyState().claimedGib()).isEqualTo(12);
  }

  @Test
  void vanishedPoolTakesNoClaimsAndGoesOnceItIsEmpty() {
    report(PoolReports.thick(10));
    PoolState before = onlyState();
    pools.claim(before, 3, true);
    pools.report(BACKEND, List.of());
    assertThat(pools.claim(before, 1, true)).isEqualTo(new ReportChanged());
    assertThat(states()).isEmpty();
    pools.report(BACKEND, List.of());
    pools.release(POOL, 3);
    pools.report(BACKEND, List.of());
    assertThatThrownBy(() -> pools.release(POOL, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void poolThatComesBackHasItsClaims() {
    report(PoolReports.thick(10));
    pools.claim(onlyState(), 3, true);
    pools.report(BACKEND, List.of());
    pools.report(BACKEND, List.of(PoolReports.thick(10).build()));
    assertThat(onlyState().claimedGib()).isEqualTo(3);
  }

  @Test
  void poolThatCameBackEmptyTurnsBackClaimsOnItsFormerReport() {
    report(PoolReports.thick(10));
    PoolState former = onlyState();
    pools.report(BACKEND, List.of());
    pools.report(BACKEND, List.of());
    pools.report(BACKEND, List.of(PoolReports.thick(1).build()));
    assertThat(pools.claim(former, 10, true)).isEqualTo(new ReportChanged());
  }

  @Test
  void onlyPoolsOfLiveEnabledServicesAreForSchedulers() {
    report(PoolReports.thick(10));
    assertThat(states()).hasSize(1);
    services.disable(BACKEND.service(), "cinder-volume", "maintenance");
    assertThat(states()).isEmpty();
    services.enable(BACKEND.service(), "cinder-volume");
    update("frozen = true");
    assertThat(states()).isEmpty();
    update("frozen = false, updated_at = now() - interval '61 seconds'");
    assertThat(states()).isEmpty();
  }

  @Test
  void getPoolsShowsThePoolsOfDisabledServicesToo() {
    report(PoolReports.thick(10));
    services.disable(BACKEND.service(), "cinder-volume", null);
    assertThat(ours(pools.listAll())).hasSize(1);
  }

  @Test
  void backendsReportSideBySide() {
    report(PoolReports.thick(10));
    BackendAddress other = BackendAddress.parse("repository@nvme");
    pools.report(
        other,
        List.of(PoolReports.thick(1).named("a").build(), PoolReports.thick(2).named("b").build()));
    pools.report(other, List.of(PoolReports.thick(1).named("a").build()));
    assertThat(pools.listAll().stream().map(state -> state.address().toString()))
        .contains("repository@lvm#pool", "repository@nvme#a")
        .doesNotContain("repository@nvme#b");
  }

  private void report(PoolReports report) {
    register();
    pools.report(BACKEND, List.of(report.build()));
  }

  private void register() {
    services.register(new ServiceKey(BACKEND.service(), ServiceBinary.CINDER_VOLUME), "zone-1");
  }

  private PoolState onlyState() {
    return states().getFirst();
  }

  private List<PoolState> states() {
    return ours(pools.listStates(DOWN_TIME));
  }

  private static List<PoolState> ours(List<PoolState> states) {
    return states.stream().filter(state -> state.address().host().equals("repository")).toList();
  }

  private void update(String assignment) {
    entities
        .createNativeQuery("update services set " + assignment + " where host = 'repository@lvm'")
        .executeUpdate();
  }
}
