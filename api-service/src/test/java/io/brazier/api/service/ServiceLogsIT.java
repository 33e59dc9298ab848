package io.brazier.api.service;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.backend.Heartbeat;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Log levels over HTTP, with a service that lives in the process of the test: the keeper is the
/// same in every service.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class ServiceLogsIT {

  private static final String SET = "os-services/set-log";
  private static final String GET = "os-services/get-log";

  @Inject ServiceRepository services;
  @Inject Heartbeat heartbeat;

  private final String host = "h" + UUID.randomUUID();
  private final String logger = "l" + UUID.randomUUID();
  private final Caller admin = Caller.admin(UUID.randomUUID().toString());

  private String body(String binary, String server, String more) {
    return "{'binary': '%s', 'server': '%s', 'prefix': '%s'%s}"
        .formatted(binary, server, logger, more);
  }

  private List<String> levels(String binary, String server) {
    return admin
        .put(GET, body(binary, server, ""))
        .statusCode(200)
        .extract()
        .path("log_levels.collect { it.binary + '=' + it.levels.'" + logger + "' }");
  }

  @Test
  void levelsOfARunningServiceChangeAndAreRead() {
    ServiceKey scheduler = new ServiceKey(host, ServiceBinary.CINDER_SCHEDULER);
    QuarkusTransaction.requiringNew().run(() -> services.register(scheduler, "nova"));
    heartbeat.watch(scheduler, () -> true);
    Awaitility.await().until(() -> levels("", host).equals(List.of("cinder-scheduler=INFO")));
    Logger real = Logger.getLogger(logger + ".part");
    assertThat(real.isDebugEnabled()).isFalse();
    admin
        .put(SET, body("cinder-scheduler", host, ", 'level': 'debug'"))
        .statusCode(202)
        .body(emptyString());
    Awaitility.await().until(() -> levels("*", host).equals(List.of("cinder-scheduler=DEBUG")));
    assertThat(real.isDebugEnabled()).isTrue();
    assertThat(levels("cinder-volume", host)).isEmpty();
    assertThat(levels("cinder-backup", "")).isEmpty();
  }

  @Test
  void apiServiceSetsItsOwnLevels() {
    admin.put(SET, body("cinder-api", "", ", 'level': 'ERROR'")).statusCode(202);
    Awaitility.await().until(() -> levels("cinder-api", "").equals(List.of("cinder-api=ERROR")));
    assertThat(isQuiet(logger)).isTrue();
    admin.put(GET, "{}").statusCode(200).body("log_levels[0].binary", equalTo("cinder-api"));
  }

  /// Whether warnings are not logged.
  private static boolean isQuiet(String name) {
    return !Logger.getLogger(name).isEnabled(Logger.Level.WARN);
  }

  /// What is for another service leaves this one as it is.
  @Test
  void orderForOthersIsNotCarriedOut() {
    admin.put(SET, body("cinder-volume", "", ", 'level': 'ERROR'")).statusCode(202);
    admin.put(SET, body("cinder-api", "elsewhere", ", 'level': 'ERROR'")).statusCode(202);
    String last = "l" + UUID.randomUUID();
    admin
        .put(SET, "{'binary': 'cinder-api', 'prefix': '%s', 'level': 'ERROR'}".formatted(last))
        .statusCode(202);
    Awaitility.await().until(() -> isQuiet(last));
    assertThat(isQuiet(logger)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'level': null}",
        "{'level': 'loud'}",
        "{'level': 5}",
        "{'level': 'INFO', 'binary': 'cinder'}",
        "{'level': 'INFO', 'server': 5}",
        "{'level': 'INFO', 'more': 1}",
        "[]",
      })
  void malformedSettingIsRefused(String body) {
    refused(admin.put(SET, body), 400);
  }

  @Test
  void beforeItsVersionThereIsNothing() {
    refused(admin.at("3.31").put(SET, "{'level': 'INFO'}"), 404);
    refused(admin.at("3.31").put(GET, "{}"), 404);
    refused(admin.put(GET, "{'level': 'INFO'}"), 400);
    refused(Caller.member("p").put(GET, "{}"), 403);
  }
}
