package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServiceRepositoryIT {

  private static final ServiceKey VOLUME =
      new ServiceKey("node-1@lvm", ServiceBinary.CINDER_VOLUME);

  @Inject ServiceRepository services;
  @Inject HeartbeatRepository heartbeats;
  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void newServiceIsEnabledAndUp() {
    ServiceState service = services.register(VOLUME, "nova");
    assertThat(service.up()).isTrue();
    assertThat(service.disabled()).isFalse();
    assertThat(service.binary()).isEqualTo("cinder-volume");
    assertThat(service.backendState()).isNull();
    assertThat(service.replicationStatus()).isEqualTo("not-capable");
  }

  @Test
  @TestTransaction
  void secondStartFindsTheRowAndLeavesItDisabled() {
    ServiceState first = services.register(VOLUME, "nova");
    services.disable(VOLUME.host(), "cinder-volume", "maintenance");
    ServiceState second = services.register(VOLUME, "other");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.uuid()).isEqualTo(first.uuid());
    assertThat(second.disabled()).isTrue();
    assertThat(second.disabledReason()).isEqualTo("maintenance");
    assertThat(second.availabilityZone()).isEqualTo("other");
  }

  @Test
  void concurrentFirstStartsShareOneRowD1() throws Exception {
    ServiceKey key = new ServiceKey("racing@lvm", ServiceBinary.CINDER_VOLUME);
    Callable<Long> start =
        () -> QuarkusTransaction.requiringNew().call(() -> services.register(key, "nova").id());
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> ids =
          executor.invokeAll(List.of(start, start, start, start, start, start, start, start));
      long first = ids.getFirst().get();
      for (Future<Long> id : ids) {
        assertThat(id.get()).isEqualTo(first);
      }
    }
  }

  @Test
  @TestTransaction
  void serviceIsDownOnceItsHeartbeatIsOlderThanTheDownTimeF3() {
    services.register(VOLUME, "nova");
    age(VOLUME, 59);
    assertThat(only().up()).isTrue();
    age(VOLUME, 61);
    assertThat(only().up()).isFalse();
  }

  @Test
  void heartbeatBringsAServiceBackUpAndCounts() throws SQLException {
    ServiceKey key = new ServiceKey("beating@lvm", ServiceBinary.CINDER_VOLUME);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          services.register(key, "nova");
          age(key, 3600);
        });
    assertThat(heartbeats.beat(key)).isTrue();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          assertThat(services.list("beating@lvm", null).getFirst().up()).isTrue();
          assertThat(reportCount("beating@lvm")).isEqualTo(1);
        });
  }

  @Test
  void heartbeatOfAServiceWithoutARowSaysSo() throws SQLException {
    assertThat(heartbeats.beat(new ServiceKey("never@lvm", ServiceBinary.CINDER_VOLUME))).isFalse();
  }

  @Test
  @TestTransaction
  void listFindsTheBackendsOfABareHost() {
    services.register(VOLUME, "nova");
    services.register(new ServiceKey("node-1", ServiceBinary.CINDER_SCHEDULER), "nova");
    services.register(new ServiceKey("node-10@lvm", ServiceBinary.CINDER_VOLUME), "nova");
    assertThat(services.list("node-1", null))
        .extracting(ServiceState::host)
        .containsExactly("node-1@lvm", "node-1");
    assertThat(services.list("node-1", "cinder-scheduler"))
        .extracting(ServiceState::host)
        .containsExactly("node-1");
  }

  @Test
  @TestTransaction
  void enablingForgetsTheReason() {
    services.register(VOLUME, "nova");
    services.disable(VOLUME.host(), "cinder-volume", "maintenance");
    services.enable(VOLUME.host(), "cinder-volume");
    assertThat(only().disabled()).isFalse();
    assertThat(only().disabledReason()).isNull();
  }

  @Test
  @TestTransaction
  void unknownServiceCannotBeDisabled() {
    assertThatThrownBy(() -> services.disable("never", "cinder-volume", null))
        .isInstanceOf(Fault.NotFound.class)
        .hasMessage("Service cinder-volume could not be found on host never.");
  }

  @Test
  @TestTransaction
  void backendStateIsWhatTheDriverSays() {
    services.register(VOLUME, "nova");
    services.setBackendState(VOLUME, true);
    assertThat(only().backendState()).isEqualTo("up");
    services.setBackendState(VOLUME, false);
    assertThat(only().backendState()).isEqualTo("down");
  }

  @Test
  @TestTransaction
  void zoneIsAvailableWhileOneOfItsVolumeServicesIsEnabled() {
    services.register(VOLUME, "zone-a");
    services.register(new ServiceKey("node-2@lvm", ServiceBinary.CINDER_VOLUME), "zone-a");
    services.register(new ServiceKey("node-3", ServiceBinary.CINDER_SCHEDULER), "zone-b");
    services.disable(VOLUME.host(), "cinder-volume", null);
    assertThat(services.listAvailabilityZones()).contains(new AvailabilityZone("zone-a", true));
    services.disable("node-2@lvm", "cinder-volume", null);
    assertThat(services.listAvailabilityZones())
        .contains(new AvailabilityZone("zone-a", false))
        .noneMatch(zone -> zone.name().equals("zone-b"));
  }

  private ServiceState only() {
    return services.list(VOLUME.host(), "cinder-volume").getFirst();
  }

  private void age(ServiceKey key, int seconds) {
    entities
        .createNativeQuery(
            "update services set updated_at = now() - make_interval(secs => :seconds)"
                + " where host = :host")
        .setParameter("seconds", (double) seconds)
        .setParameter("host", key.host())
        .executeUpdate();
  }

  private long reportCount(String host) {
    return (Long)
        entities
            .createNativeQuery("select report_count from services where host = :host", Long.class)
            .setParameter("host", host)
            .getSingleResult();
  }
}
