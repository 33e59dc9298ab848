package io.brazier.api.worker;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class CleanUpIT {

  private static final String PATH = "workers/cleanup";

  @Inject ServiceRepository services;
  @Inject EntityManager rows;

  private final String host = "h" + UUID.randomUUID() + "@lvm";
  private final String volume = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(UUID.randomUUID().toString());

  @BeforeEach
  void registerBackend() {
    QuarkusTransaction.requiringNew()
        .run(() -> services.register(new ServiceKey(host, ServiceBinary.CINDER_VOLUME), "nova"));
  }

  /// Work that failed and rests for an hour.
  private void makeRestingWork() {
    run(
        """
        insert into workers (resource_type, resource_id, status, operation, payload, topic, request_id,
          user_id, project_id, due_at, paused_until)
        values ('Volume', ?1, 'deleting', 'delete_volume', '{}', 'cinder-volume.' || ?2 || '.slow',
          'req-1', 'u', 'p', now() + interval '1 hour', now() + interval '1 hour')
        """,
        volume,
        host);
  }

  private void run(String sql, String... values) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var statement = rows.createNativeQuery(sql);
          for (int i = 0; i < values.length; i++) {
            statement.setParameter(i + 1, values[i]);
          }
          statement.executeUpdate();
        });
  }

  private boolean rests() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            (Boolean)
                rows.createNativeQuery(
                        "select due_at > now() or coalesce(paused_until > now(), false) from workers where resource_id = ?1",
                        Boolean.class)
                    .setParameter(1, volume)
                    .getSingleResult());
  }

  private void letBackendDie() {
    run("update services set updated_at = now() - interval '1 day' where host = ?1", host);
  }

  @Test
  void restingWorkOfALiveServiceIsTakenUpAtOnce() {
    makeRestingWork();
    admin
        .at("3.24")
        .post(PATH, "{'host': '%s', 'is_up': 'yes', 'resource_type': 'snapshot'}".formatted(host))
        .statusCode(202)
        .body("cleaning.host", equalTo(List.of(host)));
    assertThat(rests()).isTrue();
    admin
        .post(PATH, "{'host': '%s', 'is_up': true, 'resource_type': 'VOLUME'}".formatted(host))
        .statusCode(202)
        .body("cleaning[0].host", equalTo(host))
        .body("cleaning[0].binary", equalTo("cinder-volume"))
        .body("cleaning[0].cluster_name", nullValue())
        .body("cleaning[0].size()", equalTo(4))
        .body("unavailable", equalTo(List.of()));
    assertThat(rests()).isFalse();
  }

  @Test
  void workOfAServiceThatIsDownWaitsForIt() {
    makeRestingWork();
    letBackendDie();
    admin
        .post(PATH, "{'binary': 'cinder-volume'}")
        .statusCode(202)
        .body("unavailable.host", hasItem(host));
    admin
        .request()
        .post("/v3/" + PATH)
        .then()
        .statusCode(202)
        .body("unavailable.host", hasItem(host));
    assertThat(rests()).isTrue();
  }

  @Test
  void workOnAResourceIsFoundWhereverItIs() {
    String body = "{'resource_id': '%s', 'is_up': true}".formatted(volume);
    refused(
        admin.post(PATH, body),
        400,
        "Invalid input received: There is no resource with UUID %s pending cleanup."
            .formatted(volume));
    makeRestingWork();
    admin
        .post(PATH, body)
        .statusCode(202)
        .body("cleaning.host", equalTo(List.of(host)))
        .body("unavailable", equalTo(List.of()));
    assertThat(rests()).isFalse();
  }

  @Test
  void servicesAreChosenByAllThatIsSaid() {
    int id =
        admin
            .post(PATH, "{'host': '%s', 'is_up': true}".formatted(host))
            .extract()
            .path("cleaning[0].id");
    String more = "'host': '%s', 'is_up': true".formatted(host);
    List<String> meant =
        List.of(", 'service_id': %d", ", 'service_id': '%d'", ", 'disabled': false");
    meant.forEach(each ->
        admin
            .post(PATH, "{%s%s}".formatted(more, each.formatted(id)))
            .statusCode(202)
            .body("cleaning.host", equalTo(List.of(host))));
    List<String> others =
        List.of(
            ", 'service_id': 0",
            ", 'disabled': true",
            ", 'cluster_name': 'c'",
            ", 'binary': 'cinder-scheduler'");
    others.forEach(each ->
        admin
            .post(PATH, "{%s%s}".formatted(more, each))
            .statusCode(202)
            .body("cleaning", equalTo(List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'resource_type': 'backup'}",
        "{'resource_id': 'x'}",
        "{'binary': 'cinder-api'}",
        "{'service_id': 'x'}",
        "{'service_id': 100000000000}",
        "{'host': 'a b'}",
        "{'is_up': 'perhaps'}",
        "{'disabled': 1}",
        "{'more': 1}",
        "[]",
      })
  void malformedRequestIsRefused(String body) {
    refused(admin.post(PATH, body), 400);
  }

  @Test
  void beforeItsVersionThereIsNothing() {
    refused(admin.at("3.23").post(PATH, "{}"), 404);
    refused(Caller.member("p").post(PATH, "{}"), 403);
  }
}
