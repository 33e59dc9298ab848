package io.brazier.api.host;

import static io.brazier.api.roles.Caller.ADMIN;
import static io.brazier.api.roles.Caller.MEMBER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.WallsProfile;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hosts over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class HostsResourceIT {

  private static final String HOSTS = "/v3/os-hosts";

  @Inject ServiceRepository services;
  @Inject EntityManager rows;

  private final String backend = "h" + UUID.randomUUID() + "@lvm";

  @BeforeEach
  void registerBackend() {
    QuarkusTransaction.requiringNew()
        .run(() ->
            services.register(new ServiceKey(backend, ServiceBinary.CINDER_VOLUME), "zone-of-h"));
  }

  @Test
  void enabledServiceIsAHost() {
    String found = "hosts.find { it.host_name == '%s' }".formatted(backend);
    ADMIN
        .request()
        .get(HOSTS + "?zone=zone-of-h&service=cinder-volume")
        .then()
        .statusCode(200)
        .body(found + ".service", equalTo("cinder-volume"))
        .body(found + ".zone", equalTo("zone-of-h"))
        .body(found + ".'service-status'", equalTo("available"))
        .body(found + ".'service-state'", equalTo("enabled"));
    ADMIN
        .request()
        .get(HOSTS + "?service=cinder-scheduler")
        .then()
        .statusCode(200)
        .body("hosts.host_name", not(hasItem(backend)));
  }

  @Test
  void hostTellsWhatEachProjectHasOnIt() {
    String id =
        MEMBER
            .sends("{\"volume\": {\"size\": 3}}")
            .post("/v3/volumes")
            .then()
            .statusCode(202)
            .extract()
            .path("volume.id");
    QuarkusTransaction.requiringNew()
        .run(() -> {
          rows.createNativeQuery("update volumes set host = ?1 where id = ?2")
              .setParameter(1, backend + "#pool")
              .setParameter(2, id)
              .executeUpdate();
          rows.createNativeQuery(
                  """
                  insert into snapshots (id, user_id, project_id, volume_id, status, volume_size,
                    volume_type_id)
                  select ?1, user_id, project_id, id, 'available', 2, volume_type_id
                    from volumes where id = ?2
                  """)
              .setParameter(1, UUID.randomUUID().toString())
              .setParameter(2, id)
              .executeUpdate();
        });
    ADMIN
        .request()
        .get(HOSTS + "/" + backend)
        .then()
        .statusCode(200)
        .body("host.size()", equalTo(2))
        .body("host[0].resource.host", equalTo(backend))
        .body("host[0].resource.project", equalTo("(total)"))
        .body("host[0].resource.volume_count", equalTo("1"))
        .body("host[0].resource.total_volume_gb", equalTo("3"))
        .body("host[1].resource.project", equalTo(MEMBER.project()))
        .body("host[1].resource.total_volume_gb", equalTo("3"))
        .body("host[1].resource.snapshot_count", equalTo("1"))
        .body("host[1].resource.total_snapshot_gb", equalTo("2"))
        .body("host[0].resource.total_snapshot_gb", equalTo("2"));
  }

  @Test
  void disabledServiceIsNoHost() {
    QuarkusTransaction.requiringNew()
        .run(() -> services.disable(backend, ServiceBinary.CINDER_VOLUME.wireName(), null));
    ADMIN.request().get(HOSTS).then().body("hosts.host_name", not(hasItem(backend)));
    ADMIN
        .request()
        .get(HOSTS + "/" + backend)
        .then()
        .statusCode(404)
        .body(
            "itemNotFound.message",
            equalTo("Service cinder-volume could not be found on host %s.".formatted(backend)));
  }
}
