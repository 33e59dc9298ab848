package io.brazier.api.service;

import static io.brazier.api.roles.Caller.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.roles.RolesResource;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Services over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class ServicesResourceIT {

  private static final String SERVICES = "/v3/os-services";

  @Inject ServiceRepository services;

  private final String host = "h" + UUID.randomUUID();
  private final String backend = host + "@lvm";

  @BeforeEach
  void registerServices() {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          ServiceKey volume = new ServiceKey(backend, ServiceBinary.CINDER_VOLUME);
          services.register(volume, "zone-of-services");
          services.setBackendState(volume, true);
          services.register(new ServiceKey(host, ServiceBinary.CINDER_SCHEDULER), "nova");
        });
  }

  private ValidatableResponse list(String version, String query) {
    return ADMIN.at(version).get(SERVICES + "?" + query).then().statusCode(200);
  }

  private ValidatableResponse put(String action, String fields) {
    String body = "{\"host\": \"%s\", %s}".formatted(backend, fields);
    return ADMIN.sends(body).put(SERVICES + "/" + action).then();
  }

  private ValidatableResponse shown() {
    return list("3.71", "host=" + backend);
  }

  @Test
  void bareHostFindsItsBackendsToo() {
    list("3.0", "host=" + host)
        .body("services.host", containsInAnyOrder(backend, host))
        .body("services.binary", containsInAnyOrder("cinder-volume", "cinder-scheduler"));
    list("3.0", "host=" + host + "&binary=cinder-volume").body("services.host", contains(backend));
    list("3.0", "host=" + host + "&binary=cinder-backup&other=1")
        .body("services.size()", equalTo(0));
    list("3.0", "host=&binary=").body("services.host", hasItems(backend, host));
  }

  @Test
  void volumeServiceShowsItsBackend() {
    shown()
        .body("services[0].binary", equalTo("cinder-volume"))
        .body("services[0].host", equalTo(backend))
        .body("services[0].zone", equalTo("zone-of-services"))
        .body("services[0].status", equalTo("enabled"))
        .body("services[0].state", equalTo("up"))
        .body(
            "services[0].updated_at",
            matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}"))
        .body("services[0].disabled_reason", nullValue())
        .body("services[0]", hasKey("cluster"))
        .body("services[0].backend_state", equalTo("up"))
        .body("services[0].replication_status", equalTo("not-capable"))
        .body("services[0]", hasKey("active_backend_id"))
        .body("services[0].frozen", equalTo(false));
  }

  @Test
  void schedulerHasNoBackend() {
    list("3.71", "host=" + host + "&binary=cinder-scheduler")
        .body("services[0]", hasKey("cluster"))
        .body("services[0]", not(hasKey("backend_state")))
        .body("services[0]", not(hasKey("replication_status")))
        .body("services[0]", not(hasKey("frozen")));
  }

  @ParameterizedTest
  @CsvSource({"3.6,false,false", "3.7,true,false", "3.48,true,false", "3.49,true,true"})
  void keysComeWithTheirVersion(String version, boolean cluster, boolean backendState) {
    ValidatableResponse reply = list(version, "host=" + backend);
    reply.body("services[0].containsKey('cluster')", equalTo(cluster));
    reply.body("services[0].containsKey('backend_state')", equalTo(backendState));
  }

  @Test
  void disabledStaysDisabledUntilEnabledQ12() {
    put("disable", "\"binary\": \"cinder-volume\"")
        .statusCode(200)
        .body("host", equalTo(backend))
        .body("binary", equalTo("cinder-volume"))
        .body("service", equalTo(""))
        .body("status", equalTo("disabled"))
        .body("disabled", equalTo(true))
        .body("$", not(hasKey("disabled_reason")));
    shown().body("services[0].status", equalTo("disabled"));
    put("enable", "\"service\": \"cinder-volume\", \"cluster\": null")
        .statusCode(200)
        .body("binary", equalTo(""))
        .body("service", equalTo("cinder-volume"))
        .body("status", equalTo("enabled"))
        .body("disabled", equalTo(false));
    shown().body("services[0].status", equalTo("enabled"));
  }

  @Test
  void reasonIsKeptUntilTheServiceIsEnabled() {
    put("disable-log-reason", "\"binary\": \"cinder-volume\", \"disabled_reason\": \"new disks\"")
        .statusCode(200)
        .body("disabled_reason", equalTo("new disks"));
    shown().body("services[0].disabled_reason", equalTo("new disks"));
    put("enable", "\"binary\": \"cinder-volume\"").statusCode(200);
    shown().body("services[0].disabled_reason", nullValue());
  }

  @Test
  void reasonMayBeLeftOut() {
    put("disable-log-reason", "\"binary\": \"cinder-volume\"")
        .statusCode(200)
        .body("$", hasKey("disabled_reason"))
        .body("disabled_reason", nullValue());
  }

  @Test
  void backendIsFrozenUntilItIsThawed() {
    String body = "{\"host\": \"%s\"}".formatted(backend);
    ADMIN.sends(body).put("/v3/os-services/freeze").then().statusCode(200).body(emptyString());
    shown().body("services[0].frozen", equalTo(true));
    ADMIN
        .sends(body)
        .put("/v3/os-services/freeze")
        .then()
        .statusCode(400)
        .body("badRequest.message", equalTo("Invalid input received: Host is already Frozen."));
    ADMIN.sends(body).put("/v3/os-services/thaw").then().statusCode(200).body(emptyString());
    shown().body("services[0].frozen", equalTo(false));
    ADMIN
        .sends(body)
        .put("/v3/os-services/thaw")
        .then()
        .statusCode(400)
        .body("badRequest.message", equalTo("Invalid input received: Host is NOT Frozen."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3.0  | {"host": "none"}                 | Service cinder-volume could not be found on host none.
          3.26 | {"cluster": "c"}                 | Cluster c could not be found.
          3.26 | {"host": "h", "cluster": "c"}    | Invalid input received: Cannot specify both host and cluster.
          3.26 | {}                               | Invalid input received: Either host or cluster is required.
          3.25 | {"cluster": "c"}                 | Invalid input received: Missing required element 'host'.
          """)
  void onlyABackendThatIsThereCanBeFrozen(String version, String body, String message) {
    ADMIN
        .sends(body)
        .header("OpenStack-API-Version", "volume " + version)
        .put("/v3/os-services/freeze")
        .then()
        .statusCode(400)
        .body("badRequest.message", equalTo(message));
  }

  @Test
  void unknownServiceIsNotFound() {
    put("disable", "\"binary\": \"cinder-backup\"")
        .statusCode(404)
        .body(
            "itemNotFound.message",
            equalTo("Service cinder-backup could not be found on host %s.".formatted(backend)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"freeze_host", "nonsense"})
  void otherActionsDoNotExist(String action) {
    put(action, "\"binary\": \"cinder-volume\"").statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"binary\": \"cinder-volume\"}",
        "{\"host\": null, \"binary\": \"cinder-volume\"}",
        "{\"host\": \"\", \"binary\": \"cinder-volume\"}",
        "{\"host\": \"a b\", \"binary\": \"cinder-volume\"}",
        "{\"host\": \"h\"}",
        "{\"host\": \"h\", \"binary\": \"\"}",
        "{\"host\": \"h\", \"binary\": \"cinder-volume\", \"disabled_reason\": \"x\"}",
        "{\"host\": \"h\", \"binary\": \"cinder-volume\", \"type\": 1}",
        "[]"
      })
  void malformedBodyIsRefused(String body) {
    ADMIN
        .sends(body)
        .put(SERVICES + "/disable")
        .then()
        .statusCode(400)
        .body("badRequest.code", equalTo(400));
  }

  @Test
  void reasonWithoutTextIsRefused() {
    put("disable-log-reason", "\"binary\": \"cinder-volume\", \"disabled_reason\": \"\"")
        .statusCode(400)
        .body("badRequest.message", containsString("disabled_reason"));
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> services.list(backend, null))
                .getFirst()
                .disabled())
        .isFalse();
  }
}
