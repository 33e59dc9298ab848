package io.brazier.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.RawHttp;
import io.brazier.api.testing.RawReply;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pipeline with an identity service beside it.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class KeystonePipelineIT {

  static List<String> tokensOfNoService() {
    return List.of("unknown", Caller.MEMBER.token());
  }

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

  @ParameterizedTest
  @MethodSource("tokensOfNoService")
  void serviceTokenThatDoesNotCountIsUnauthorized(String serviceToken) {
    Caller.MEMBER
        .request()
        .header("X-Service-Token", serviceToken)
        .get("/v3/echoes/e1")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", matchesPattern("Keystone uri=\"http://.*/v3\""));
  }

  /// What keystonemiddleware would tell Cinder is not what a client may tell us.
  @Test
  void nobodyIsWhoHisHeadersSay() {
    Caller.MEMBER
        .request()
        .header("X-Service-Token", RolesResource.SERVICE_TOKEN)
        .header("X-Identity-Status", "Confirmed")
        .header("X-User-Id", "admin")
        .header("X-Project-Id", "def")
        .header("X-Tenant-Id", "def")
        .header("X-Roles", "admin")
        .header("X-Role", "admin")
        .header("X-Is-Admin-Project", "True")
        .header("OpenStack-System-Scope", "all")
        .get("/v3/echoes/e1")
        .then()
        .statusCode(200)
        .body("userId", equalTo(Caller.MEMBER.name()))
        .body("projectId", equalTo("abc"))
        .body("admin", equalTo(false));
    RestAssured.given()
        .header("X-Identity-Status", "Confirmed")
        .header("X-User-Id", "admin")
        .header("X-Roles", "admin")
        .get("/v3/echoes/e1")
        .then()
        .statusCode(401);
  }

  @Test
  void serviceIsReadyWithItsIdentityService() {
    int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    RestAssured.given()
        .port(port)
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("Identity service"));
  }

  @Test
  void unknownPathWithoutTokenIsUnauthorizedToo() {
    RestAssured.given().get("/v3/nothing").then().statusCode(401);
  }

  @Test
  void memberIsNoAdministrator() {
    Caller.MEMBER
        .request()
        .get("/v3/abc/echoes/e1")
        .then()
        .statusCode(200)
        .body("userId", equalTo(Caller.MEMBER.name()))
        .body("projectId", equalTo("abc"))
        .body("admin", equalTo(false));
  }

  @Test
  void adminIsAdministratorInHisProjectOnly() {
    Caller.ADMIN.request().get("/v3/echoes/e1").then().statusCode(200).body("admin", equalTo(true));
    Caller.ADMIN.request().get("/v3/abc/echoes/e1").then().statusCode(400);
  }

  /// The router behind the pipeline finds resources by more spellings than one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v3/extensions",
        "/./v3/extensions",
        "/x/../v3/extensions",
        "/x/%2e%2e/v3/extensions",
        "/q/../v3/extensions",
        "/%763/extensions",
        "/v3;x=y/extensions",
        "/V3/extensions",
      })
  void noSpellingOfAPathLeadsAroundTheToken(String path) throws IOException {
    RawReply reply =
        new RawHttp(RestAssured.port, Duration.ofSeconds(20))
            .send("GET %s HTTP/1.1\r\nHost: h\r\n\r\n".formatted(path));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("x-openstack-request-id")).startsWith("req-");
    assertThat(reply.body()).contains("itemNotFound");
  }
}
