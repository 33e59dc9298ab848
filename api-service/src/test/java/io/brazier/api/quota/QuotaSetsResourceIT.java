package io.brazier.api.quota;

import static io.brazier.api.roles.Caller.ADMIN;
import static io.brazier.api.roles.Caller.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.brazier.api.roles.RolesResource;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.quota.ReservationId;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Quota sets and classes over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class QuotaSetsResourceIT {

  private static final String DEFAULT_CLASS = "/v3/os-quota-class-sets/default";

  @Inject Quotas quotas;
  @Inject VolumeTypeRepository types;

  private final String project = UUID.randomUUID().toString();
  private final String url = "/v3/os-quota-sets/" + project;

  private void use(int sizeGib, boolean committed) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          VolumeType type = types.findLiveByName(VolumeType.DEFAULT_NAME).orElseThrow();
          ReservationId id = quotas.reserve(project, QuotaDelta.ofVolume(type.id(), sizeGib));
          if (committed) {
            quotas.commit(id);
          }
        });
  }

  private ValidatableResponse put(String limits) {
    return ADMIN.sends("{\"quota_set\": " + limits + "}").put(url).then();
  }

  private static void refused(ValidatableResponse reply, String part) {
    reply.statusCode(400).body("badRequest.message", containsString(part));
  }

  @Test
  void projectWithoutLimitsHasTheDefaults() {
    ADMIN
        .request()
        .get(url)
        .then()
        .statusCode(200)
        .body("quota_set.id", equalTo(project))
        .body("quota_set.volumes", equalTo(10))
        .body("quota_set.per_volume_gigabytes", equalTo(-1))
        .body("quota_set.snapshots", equalTo(10))
        .body("quota_set.gigabytes", equalTo(1000))
        .body("quota_set.backups", equalTo(10))
        .body("quota_set.backup_gigabytes", equalTo(1000))
        .body("quota_set.groups", equalTo(10))
        .body("quota_set.volumes___DEFAULT__", equalTo(-1))
        .body("quota_set.gigabytes___DEFAULT__", equalTo(-1))
        .body("quota_set.snapshots___DEFAULT__", equalTo(-1));
  }

  @Test
  void usageTellsUsedAndReservedApart() {
    use(5, true);
    use(2, false);
    ADMIN
        .request()
        .get(url + "?usage=True")
        .then()
        .statusCode(200)
        .body("quota_set.id", equalTo(project))
        .body("quota_set.volumes.limit", equalTo(10))
        .body("quota_set.volumes.in_use", equalTo(1))
        .body("quota_set.volumes.reserved", equalTo(1))
        .body("quota_set.gigabytes.in_use", equalTo(5))
        .body("quota_set.gigabytes.reserved", equalTo(2))
        .body("quota_set.gigabytes___DEFAULT__.in_use", equalTo(5))
        .body("quota_set.per_volume_gigabytes.in_use", equalTo(0));
  }

  @Test
  void usageThatIsNoBooleanIsRefused() {
    refused(ADMIN.request().get(url + "?usage=zz").then(), "Value 'zz' for 'usage'");
  }

  @Test
  void updateChangesWhatItNamesAndRepliesWithoutId() {
    put("{\"volumes\": 20, \"gigabytes___DEFAULT__\": 7, \"id\": \"x\", \"tenant_id\": \"y\"}")
        .statusCode(200)
        .body("quota_set.volumes", equalTo(20))
        .body("quota_set.gigabytes___DEFAULT__", equalTo(7))
        .body("quota_set.snapshots", equalTo(10))
        .body("quota_set", not(hasKey("id")));
    ADMIN.request().get(url).then().body("quota_set.volumes", equalTo(20));
    ADMIN.request().get(url + "/defaults").then().body("quota_set.volumes", equalTo(10));
  }

  @Test
  void deleteReturnsToTheDefaults() {
    put("{\"volumes\": 20}").statusCode(200);
    for (int i = 0; i < 2; i++) {
      String body = ADMIN.request().delete(url).then().statusCode(200).extract().asString();
      assertThat(body).isEmpty();
    }
    ADMIN.request().get(url).then().body("quota_set.volumes", equalTo(10));
  }

  @Test
  void unknownKeyIsNamedAndNothingIsWritten() {
    refused(put("{\"volumes\": 20, \"volumez\": 1}"), "volumez");
    refused(put("{\"volumes_no-such-type\": 1}"), "volumes_no-such-type");
    ADMIN.request().get(url).then().body("quota_set.volumes", equalTo(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"volumes\": \"5\"}",
        "{\"volumes\": -2}",
        "{\"volumes\": 2147483648}",
        "{\"volumes\": 1.5}",
        "{\"volumes\": null}",
        "{\"volumes\": true}"
      })
  void malformedLimitIsRefused(String limits) {
    put(limits).statusCode(400).body("badRequest.code", equalTo(400));
  }

  @ParameterizedTest
  @CsvSource({
    "os-quota-sets, quota_set, quota_set_name",
    "os-quota-class-sets, quota_class_set, quota_class_name"
  })
  void idThatNoRowHoldsIsRefused(String collection, String element, String name) {
    String body = "{\"%s\": {\"volumes\": 1}}".formatted(element);
    String path = "/v3/" + collection + "/";
    ADMIN.sends(body).put(path + "a".repeat(255)).then().statusCode(200);
    refused(
        ADMIN.sends(body).put(path + "a".repeat(256)).then(),
        name + " has 256 characters, more than 255.");
  }

  @Test
  void limitBelowWhatIsConsumedIsRefused() {
    use(5, true);
    use(2, false);
    refused(put("{\"gigabytes\": 6}"), "gigabytes limit must be equal or greater");
    put("{\"gigabytes\": 7, \"per_volume_gigabytes\": 1}").statusCode(200);
    put("{\"gigabytes\": -1}").statusCode(200);
  }

  @Test
  void missingBodyIsMalformed() {
    ADMIN.request().put(url).then().statusCode(400);
    refused(
        ADMIN.sends("{\"quota_set\": {\"volumes\": 1}, \"type\": 1}").put(url).then(), "'type'");
  }

  @Test
  void foreignProjectIsForbiddenToReaders() {
    MEMBER
        .request()
        .get(url)
        .then()
        .statusCode(403)
        .body(
            "forbidden.message",
            equalTo("Policy doesn't allow volume_extension:quotas:show to be performed."));
    MEMBER.request().get("/v3/abc/os-quota-sets/abc").then().statusCode(200);
  }

  @Test
  void privateTypesAreNamedToWhoMaySeeThem() {
    String name = "private-" + UUID.randomUUID();
    String id =
        ADMIN
            .sends(
                "{\"volume_type\": {\"name\": \"%s\", \"os-volume-type-access:is_public\": false}}"
                    .formatted(name))
            .post("/v3/types")
            .then()
            .extract()
            .path("volume_type.id");
    String own = "/v3/os-quota-sets/abc";
    for (String sets : List.of(own, own + "?usage=true", own + "/defaults")) {
      ADMIN.request().get(sets).then().body("quota_set", hasKey("volumes_" + name));
      MEMBER.request().get(sets).then().body("quota_set", not(hasKey("volumes_" + name)));
    }
    QuarkusTransaction.requiringNew().run(() -> quotas.count("abc", QuotaDelta.ofVolume(id, 1)));
    MEMBER
        .request()
        .get(own + "?usage=true")
        .then()
        .body("quota_set.'volumes_%s'.in_use".formatted(name), equalTo(1))
        .body("quota_set", not(hasKey("snapshots_" + name)));
    QuarkusTransaction.requiringNew()
        .run(() -> quotas.count("abc", QuotaDelta.ofVolume(id, 1).negated()));
    ADMIN
        .sends("{\"addProjectAccess\": {\"project\": \"abc\"}}")
        .post("/v3/types/" + id + "/action")
        .then()
        .statusCode(202);
    MEMBER.request().get(own).then().body("quota_set", hasKey("volumes_" + name));
  }

  @Test
  void defaultClassHoldsTheDefaultsOfAll() {
    ADMIN
        .sends("{\"quota_class_set\": {\"backups\": \"12\"}}")
        .put(DEFAULT_CLASS)
        .then()
        .statusCode(200)
        .body("quota_class_set.backups", equalTo(12))
        .body("quota_class_set", not(hasKey("id")));
    try {
      ADMIN.request().get(url).then().body("quota_set.backups", equalTo(12));
      ADMIN
          .request()
          .get(DEFAULT_CLASS)
          .then()
          .body("quota_class_set.id", equalTo("default"))
          .body("quota_class_set.backups", equalTo(12));
    } finally {
      ADMIN
          .sends("{\"quota_class_set\": {\"backups\": 10}}")
          .put(DEFAULT_CLASS)
          .then()
          .statusCode(200);
    }
  }

  @Test
  void unknownClassHasTheDefaults() {
    ADMIN
        .request()
        .get("/v3/os-quota-class-sets/gold")
        .then()
        .statusCode(200)
        .body("quota_class_set.id", equalTo("gold"))
        .body("quota_class_set.volumes", equalTo(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"volumez\": 1}", "{\"volumes\": -2}", "{\"volumes\": \"x\"}", "1"})
  void malformedClassIsRefused(String limits) {
    ADMIN
        .sends("{\"quota_class_set\": " + limits + "}")
        .put("/v3/os-quota-class-sets/gold")
        .then()
        .statusCode(400);
  }
}
