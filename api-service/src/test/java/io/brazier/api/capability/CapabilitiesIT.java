package io.brazier.api.capability;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What administrators see of the deployment and cannot change: capabilities of backends, clusters,
/// and that no backend fails over.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class CapabilitiesIT {

  @Inject ServiceRepository services;
  @Inject BackendPoolRepository pools;

  private final String host = "h" + UUID.randomUUID() + "@lvm";
  private final Caller admin = Caller.admin(UUID.randomUUID().toString());

  private void register(boolean reporting) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          services.register(new ServiceKey(host, ServiceBinary.CINDER_VOLUME), "nova");
          if (reporting) {
            pools.report(
                BackendAddress.parse(host), List.of(PoolReports.thick(100).named("pool").build()));
          }
        });
  }

  /// Tempest compares them with those of the pool.
  @Test
  void backendCanDoWhatItsPoolReports() {
    register(true);
    Map<String, ?> shown = admin.get("capabilities/" + host).statusCode(200).extract().path("");
    Map<String, ?> pool =
        admin
            .get("scheduler-stats/get_pools?detail=true&name=" + host + "%23pool")
            .extract()
            .path("pools[0].capabilities");
    assertThat(shown.get("namespace")).isEqualTo("OS::Storage::Capabilities::" + host);
    for (String name :
        List.of("vendor_name", "volume_backend_name", "storage_protocol", "driver_version")) {
      assertThat(shown.containsKey(name)).isTrue();
      assertThat((Object) shown.get(name)).as(name).isEqualTo(pool.get(name));
    }
    admin
        .get("capabilities/" + host)
        .body("pool_name", equalTo("pool"))
        .body("replication_targets", equalTo(List.of()))
        .body("properties.thick_provisioning_support.type", equalTo("boolean"));
  }

  @Test
  void unknownOrSilentBackendIsNotFound() {
    refused(admin.get("capabilities/" + host), 404, "Can't find service: " + host);
    register(false);
    refused(admin.get("capabilities/" + host), 404);
    refused(admin.get("capabilities/" + host + "%23pool"), 404);
  }

  @Test
  void thereAreNoClusters() {
    admin.at("3.7").get("clusters").statusCode(200).body("clusters", equalTo(List.of()));
    admin
        .get("clusters/detail?name=c&is_up=yes&num_hosts=2&frozen=no&active_backend_id=x")
        .statusCode(200)
        .body("clusters", equalTo(List.of()));
    String text = "Cluster c could not be found.";
    refused(admin.get("clusters/c?binary=cinder-volume"), 404, text);
    refused(admin.put("clusters/enable", "{'name': 'c', 'binary': null}"), 404, text);
    refused(admin.put("clusters/disable", "{'name': 'c', 'disabled_reason': 'r'}"), 404, text);
    refused(admin.put("clusters/destroy", "{'name': 'c'}"), 404);
    refused(admin.at("3.6").get("clusters"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"is_up=maybe", "disabled=", "num_hosts=x", "num_down_hosts=-1", "colour=red"})
  void clusterFilterThatIsNoneIsRefused(String filter) {
    refused(admin.get("clusters?" + filter), 400);
    refused(admin.get("clusters/detail?" + filter), 400);
    refused(admin.at("3.25").get("clusters?frozen=true"), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "enable |{'binary': 'cinder-volume'}",
        "enable |{'name': ' '}",
        "enable |{'name': 'c', 'disabled_reason': 'r'}",
        "disable|{'name': 'c', 'disabled_reason': 5}",
        "disable|[]",
      })
  void malformedChangeOfAClusterIsRefused(String action, String body) {
    refused(admin.put("clusters/" + action, body), 400);
  }

  @Test
  void noBackendFailsOver() {
    register(true);
    String path = "os-services/failover_host";
    refused(
        admin.put(path, "{'host': '%s', 'backend_id': 'x'}".formatted(host)),
        400,
        "Invalid input received: Host replication_status must be enabled or failed-over to"
            + " failover, and is not-capable.");
    refused(admin.put("os-services/failover", "{'host': '%s'}".formatted(host)), 400);
    refused(admin.at("3.25").put("os-services/failover", "{'host': 'h'}"), 404);
    refused(
        admin.put(path, "{'host': 'none@lvm'}"),
        400,
        "Service cinder-volume could not be found on host none@lvm.");
    refused(admin.put(path, "{'host': 'h', 'cluster': 'c'}"), 400);
    refused(admin.put(path, "{'cluster': 'c'}"), 400, "Cluster c could not be found.");
    refused(admin.put(path, "{}"), 400);
  }
}
