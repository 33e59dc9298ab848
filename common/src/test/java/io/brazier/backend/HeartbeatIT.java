package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A service is up as long as it beats, whatever else it has to do, and down by the database's
/// clock when it does not.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(HeartbeatIT.QuickBeats.class)
class HeartbeatIT {

  private static final int CONNECTIONS = 3;
  private static final int BEATS = 10;

  @Inject Heartbeat heartbeat;
  @Inject ServiceRepository services;
  @Inject AgroalDataSource connections;

  private final ServiceKey service =
      new ServiceKey(UUID.randomUUID() + "@lvm", ServiceBinary.CINDER_VOLUME);
  private final AtomicBoolean working = new AtomicBoolean(true);

  /// Ten beats a second, and few connections for everything else.
  public static final class QuickBeats implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "brazier.service.report-interval", "100ms",
          "brazier.service.down-time", "2s",
          "quarkus.datasource.jdbc.max-size", Integer.toString(CONNECTIONS),
          "quarkus.datasource.jdbc.acquisition-timeout", "200ms");
    }
  }

  @Test
  void beatsGoOnWhileEveryConnectionIsTaken() throws SQLException {
    watch();
    List<Connection> taken = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        taken.add(connections.getConnection());
      }
      assertThatThrownBy(connections::getConnection).isInstanceOf(SQLException.class);
      awaitBeats(taken.getFirst());
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  @Test
  void beatsGoOnWhileEveryCarrierOfVirtualThreadsIsBusy() throws SQLException {
    watch();
    AtomicBoolean over = new AtomicBoolean();
    try (Connection connection = connections.getConnection()) {
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        Thread.startVirtualThread(() -> spinUntil(over));
      }
      awaitBeats(connection);
    } finally {
      over.set(true);
    }
  }

  @Test
  void silentServiceIsDownAfterItsTimeAndUpAgainWithItsNextBeat() {
    watch();
    assertThat(isUp()).isTrue();
    working.set(false);
    await().until(() -> !isUp());
    working.set(true);
    await().until(this::isUp);
  }

  private void watch() {
    QuarkusTransaction.requiringNew().run(() -> services.register(service, "nova"));
    heartbeat.watch(service, working::get);
  }

  private boolean isUp() {
    return QuarkusTransaction.requiringNew()
        .call(() -> services.list(service.host(), service.binary().wireName()))
        .getFirst()
        .up();
  }

  private void awaitBeats(Connection connection) throws SQLException {
    long before = beats(connection);
    await().until(() -> beats(connection) >= before + BEATS);
  }

  private long beats(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select report_count from services where host = ?")) {
      query.setString(1, service.host());
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getLong(1);
      }
    }
  }

  private static void spinUntil(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }
}
