package io.brazier.api.request;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.brazier.api.auth.KeystoneResource;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

/// The pipeline with an identity service beside it.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@QuarkusTestResource(value = KeystoneResource.class, restrictToAnnotatedClass = true)
class KeystonePipelineIT {

  @Test
  void missingTokenIsUnauthorized() {
    RestAssured.given()
        .get("/v3/echoes/e1")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", matchesPattern("Keystone uri=\"http://.*/v3\""))
        .header("x-openstack-request-id", matchesPattern("req-.*"))
        .body("unauthorized.code", equalTo(401));
  }

  @Test
  void unknownPathWithoutTokenIsUnauthorizedToo() {
    RestAssured.given().get("/v3/nothing").then().statusCode(401);
  }

  @Test
  void memberIsNoAdministrator() {
    RestAssured.given()
        .header("X-Auth-Token", KeystoneResource.MEMBER_TOKEN)
        .get("/v3/abc/echoes/e1")
        .then()
        .statusCode(200)
        .body("userId", equalTo("member"))
        .body("projectId", equalTo("abc"))
        .body("admin", equalTo(false));
  }

  @Test
  void adminIsAdministratorInHisProjectOnly() {
    RestAssured.given()
        .header("X-Auth-Token", KeystoneResource.ADMIN_TOKEN)
        .get("/v3/echoes/e1")
        .then()
        .statusCode(200)
        .body("admin", equalTo(true));
    RestAssured.given()
        .header("X-Auth-Token", KeystoneResource.ADMIN_TOKEN)
        .get("/v3/abc/echoes/e1")
        .then()
        .statusCode(400);
  }
}
