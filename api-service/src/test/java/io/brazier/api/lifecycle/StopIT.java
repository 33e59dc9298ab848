package io.brazier.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.testing.ServiceParts;
import io.brazier.testing.ServiceProcess;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What clients see of a service that is told to end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopIT {

  private static final int NOT_READY = 503;

  private final ServiceParts parts = ServiceParts.start();

  @AfterAll
  void stopParts() {
    parts.close();
  }

  @Test
  void readinessGoesDownFirstWhileRequestsAreAnswered() throws Exception {
    try (ServiceProcess service = start("6s")) {
      service.terminate();
      await().until(() -> service.readiness() == NOT_READY);
      assertThat(service.send(create(service)).join()).as(service::log).isEqualTo(202);
      assertThat(service.awaitEnd()).isZero();
      assertThat(service.log()).doesNotContain("ERROR");
      assertThat(parts.number("select count(*) from workers where cast_at is null")).isZero();
    }
  }

  @Test
  void requestThatRunsIsAnsweredBeforeTheEnd() throws Exception {
    try (ServiceProcess service = start("1s")) {
      CompletableFuture<Integer> answer;
      try (Connection blocking = parts.connect()) {
        lockVolumes(blocking);
        answer = service.send(create(service));
        await().until(() -> parts.number("select count(*) from pg_locks where not granted") == 1);
        service.terminate();
        await().until(() -> service.log().contains("Waiting for HTTP requests to complete"));
        assertThat(answer).isNotDone();
        blocking.rollback();
      }
      assertThat(answer.join()).isEqualTo(202);
      assertThat(service.awaitEnd()).isZero();
    }
  }

  private ServiceProcess start(String delay) {
    return ServiceProcess.start(
        parts.settings(Map.of("brazier.auth.strategy", "noauth", "quarkus.shutdown.delay", delay)));
  }

  private static HttpRequest create(ServiceProcess service) {
    return service
        .request("/v3/p1/volumes")
        .header("X-Auth-Token", "u1:p1")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"volume\": {\"size\": 1}}"))
        .build();
  }

  private static void lockVolumes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table volumes in exclusive mode");
    }
  }
}
