package io.brazier.scheduler.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.testing.ServiceParts;
import io.brazier.testing.ServiceProcess;
import io.brazier.volume.VolumeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What becomes of the work of a service that is told to end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopIT {

  private static final int NOT_READY = 503;

  private final ServiceParts parts = ServiceParts.start();

  @AfterAll
  void stopParts() {
    parts.close();
  }

  @Test
  void workThatDoesNotFinishIsGivenBackAsNotTried() throws Exception {
    try (ServiceProcess service = start();
        Connection blocking = parts.connect()) {
      lockPools(blocking);
      acceptCreate();
      await().until(() -> workers("lease_owner is not null") == 1);
      service.terminate();
      await().until(() -> service.readiness() == NOT_READY);
      assertThat(workers("lease_owner is not null")).isEqualTo(1);
      assertThat(service.awaitEnd()).isZero();
      assertThat(workers("lease_owner is null and attempt = 0 and cast_at is not null"))
          .isEqualTo(1);
      assertThat(service.log()).doesNotContain("ERROR");
    }
  }

  private ServiceProcess start() {
    return ServiceProcess.start(
        parts.settings(Map.of("brazier.work.drain", "500ms", "quarkus.shutdown.delay", "4s")));
  }

  private long workers(String condition) {
    return parts.number("select count(*) from workers where " + condition);
  }

  private static void lockPools(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table backend_pools in access exclusive mode");
    }
  }

  private void acceptCreate() throws SQLException {
    VolumeId volume = new VolumeId(UUID.randomUUID().toString());
    RequestSpec spec = new RequestSpec(1, "t", Map.of(), List.of(), null, Map.of());
    String command =
        new MessageCodec().encode(new CreateVolumeArguments(spec, RetryState.NONE, false));
    try (Connection connection = parts.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into workers (resource_type, resource_id, status, operation, payload, topic,
                  request_id, user_id, project_id)
                values ('Volume', ?, 'creating', 'create_volume', cast(? as jsonb),
                  'cinder-scheduler', 'req-1', 'u1', 'p1')
                """)) {
      insert.setString(1, volume.value());
      insert.setString(2, command);
      insert.executeUpdate();
      connection.commit();
    }
  }
}
