package io.brazier.api.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.keystone.FakeKeystone;
import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.RawHttp;
import io.brazier.api.testing.RawReply;
import io.brazier.api.testing.WallsProfile;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is secret never stands in the log, at DEBUG neither: the log of the whole run since the
/// service began is read, whichever requests came before.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class SecretLogsIT {

  private static final String UNKNOWN_TOKEN = "unknown-s3cret-token";
  private static final String FAILURE = "Request failed before it reached its resource";

  @Inject Estates estates;

  private static List<String> secrets() {
    List<String> secrets =
        new ArrayList<>(
            List.of(
                UNKNOWN_TOKEN,
                RolesResource.SERVICE_TOKEN,
                PostgresResource.PASSWORD,
                FakeKeystone.PASSWORD,
                FakeKeystone.OWN_TOKEN_PREFIX));
    Arrays.stream(Caller.values()).map(Caller::token).forEach(secrets::add);
    return secrets;
  }

  private void useEveryRoute() {
    for (RouteCase each : RouteCatalogue.all()) {
      Estate estate = estates.make();
      for (RequestSpecification request :
          List.of(
              Caller.ADMIN.request().header("X-Service-Token", RolesResource.SERVICE_TOKEN),
              Caller.STRANGER.request(),
              RestAssured.given().header("X-Auth-Token", UNKNOWN_TOKEN),
              RestAssured.given()
                  .header("X-Auth-Token", UNKNOWN_TOKEN + " " + RolesResource.SERVICE_TOKEN))) {
        request
            .contentType(ContentType.JSON)
            .body(each.json(estate))
            .request(each.method(), "/v3" + each.path(estate));
      }
    }
  }

  /// A failure is logged with all that is known of it.
  private static void fail() throws IOException {
    RawReply reply =
        new RawHttp(RestAssured.port, Duration.ofSeconds(20))
            .send(
                "GET /v3/explosions HTTP/1.1\r\nHost: h\r\nX-Auth-Token: %s\r\n\r\n"
                    .formatted(Caller.ADMIN.token()));
    assertThat(reply.status()).isEqualTo(500);
  }

  @Test
  void noSecretIsInTheLog() throws IOException {
    useEveryRoute();
    fail();
    List<String> found = new ArrayList<>();
    boolean failureSeen = false;
    try (Stream<String> lines = Files.lines(WallsProfile.LOG)) {
      for (String line : (Iterable<String>) lines::iterator) {
        failureSeen |= line.contains(FAILURE);
        secrets().stream().filter(line::contains).map(secret -> line).forEach(found::add);
      }
    }
    assertThat(failureSeen).as("the log is the one of these requests").isTrue();
    assertThat(found).isEmpty();
  }
}
