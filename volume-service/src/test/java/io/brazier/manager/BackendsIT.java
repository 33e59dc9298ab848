package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.backend.ServiceRepository;
import io.brazier.backend.ServiceState;
import io.brazier.fault.Fault;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/// The backends that the configuration names, as the service starts and watches them.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(BackendsIT.TwoBackends.class)
class BackendsIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FAILING = "h2@failing";
  private static final String WELL = "h2@well";

  @Inject FakeDrivers drivers;
  @Inject @Readiness BackendsReady readiness;
  @Inject ServiceRepository services;

  /// Backends that report often, and services that are believed for a short time.
  public static final class TwoBackends implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "brazier.host", "h2",
          "brazier.backends.failing.volume-driver", "fake",
          "brazier.backends.well.volume-driver", "fake",
          "brazier.manager.stats-polling-interval", "PT3S",
          "brazier.manager.setup-retry", "PT1S",
          "brazier.service.report-interval", "PT0.5S",
          "brazier.service.down-time", "PT2S");
    }
  }

  @Test
  void backendWhoseReportFailsIsNotReadyAndDownUntilItIsWellAgain() {
    await("both are up").atMost(LIMIT).untilAsserted(() -> assertStanding("up", true));

    drivers.of("failing").failWith(new Fault.BackendFailed("the disks are gone", null));
    await("one is down").atMost(LIMIT).untilAsserted(() -> assertStanding("down", false));

    drivers.of("failing").failWith(null);
    await("both are up again").atMost(LIMIT).untilAsserted(() -> assertStanding("up", true));
  }

  /// What probes and clients are told of the backend that fails; the other is well all the while.
  private void assertStanding(String health, boolean up) {
    HealthCheckResponse answer = readiness.call();
    assertThat(answer.getData().orElseThrow())
        .containsOnly(Map.entry(FAILING, health), Map.entry(WELL, "up"));
    assertThat(answer.getStatus() == HealthCheckResponse.Status.UP).isEqualTo(up);
    assertThat(isUp(FAILING)).as("%s is believed", FAILING).isEqualTo(up);
    assertThat(isUp(WELL)).as("%s is believed", WELL).isTrue();
  }

  private boolean isUp(String service) {
    List<ServiceState> found =
        QuarkusTransaction.requiringNew().call(() -> services.list(service, null));
    assertThat(found).hasSize(1);
    return found.getFirst().up();
  }
}
