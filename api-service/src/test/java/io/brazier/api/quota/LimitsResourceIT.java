package io.brazier.api.quota;

import static io.brazier.api.roles.Caller.ADMIN;
import static io.brazier.api.roles.Caller.MEMBER;
import static io.brazier.api.roles.Caller.NOBODY;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.brazier.api.roles.RolesResource;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class LimitsResourceIT {

  private static final String LIMITS = "/v3/limits";

  @Test
  void readerSeesWhatIsUsed() {
    MEMBER
        .request()
        .get(LIMITS)
        .then()
        .statusCode(200)
        .body("limits.rate", empty())
        .body("limits.absolute.maxTotalVolumes", equalTo(10))
        .body("limits.absolute.maxTotalVolumeGigabytes", equalTo(1000))
        .body("limits.absolute.maxTotalSnapshots", equalTo(10))
        .body("limits.absolute.maxTotalBackups", equalTo(10))
        .body("limits.absolute.maxTotalBackupGigabytes", equalTo(1000))
        .body("limits.absolute.totalVolumesUsed", equalTo(0))
        .body("limits.absolute.totalGigabytesUsed", equalTo(0))
        .body("limits.absolute.totalSnapshotsUsed", equalTo(0))
        .body("limits.absolute.totalBackupsUsed", equalTo(0))
        .body("limits.absolute.totalBackupGigabytesUsed", equalTo(0));
  }

  @Test
  void callerWithoutARoleSeesTheMaximaOnly() {
    NOBODY
        .request()
        .get(LIMITS)
        .then()
        .statusCode(200)
        .body("limits.absolute.maxTotalVolumes", equalTo(10))
        .body("limits.absolute", not(hasKey("totalVolumesUsed")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"project_id", "tenant_id"})
  void anotherProjectIsForAdministratorsFrom339On(String parameter) {
    String project = UUID.randomUUID().toString();
    ADMIN
        .sends("{\"quota_set\": {\"volumes\": 77}}")
        .put("/v3/os-quota-sets/" + project)
        .then()
        .statusCode(200);
    String url = LIMITS + "?" + parameter + "=" + project;
    String maximum = "limits.absolute.maxTotalVolumes";
    ADMIN.at("3.39").get(url).then().statusCode(200).body(maximum, equalTo(77));
    ADMIN.at("3.38").get(url).then().statusCode(200).body(maximum, equalTo(10));
    MEMBER.at("3.71").get(url).then().statusCode(200).body(maximum, equalTo(10));
  }
}
