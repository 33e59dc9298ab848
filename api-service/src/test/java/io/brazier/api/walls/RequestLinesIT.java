package io.brazier.api.walls;

import static io.brazier.api.roles.Caller.ADMIN;
import static io.brazier.api.roles.Caller.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.WallsProfile;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the log tells of a request, found by the request's id.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class RequestLinesIT {

  private static final String UNKNOWN = "/v3/volumes/a0b1";

  /// The line of the reply; there is one.
  private static String line(Response reply) throws IOException {
    String id = reply.header("x-openstack-request-id");
    await().until(() -> !lines(id).isEmpty());
    assertThat(lines(id)).hasSize(1);
    return lines(id).getFirst().replaceAll("ms=\\d+$", "ms=N").replace(id, "ID").strip();
  }

  private static List<String> lines(String id) throws IOException {
    try (Stream<String> lines = Files.lines(WallsProfile.LOG)) {
      return lines.filter(line -> line.contains(id) && line.contains("RequestLine")).toList();
    }
  }

  private static String told(String level, String what) {
    return level + " [i.b.a.r.RequestLine] ID Request answered: " + what;
  }

  @Test
  void createIsToldWithWhatWasMade() throws IOException {
    Response reply =
        MEMBER.sends("{\"volume\": {\"size\": 1, \"name\": \"s3cret\"}}").post("/v3/abc/volumes");
    assertThat(line(reply))
        .isEqualTo(
            told(
                "INFO ",
                "method=POST path=/v3/abc/volumes status=202 projectId=abc userId=MEMBER"
                    + " resourceId=%s ms=N".formatted(reply.path("volume.id").toString())));
  }

  @Test
  void refusalIsOneLineAndNoWarning() throws IOException {
    Response reply = MEMBER.request().get(UNKNOWN);
    assertThat(line(reply))
        .isEqualTo(
            told(
                "INFO ",
                "method=GET path=%s status=404 projectId=abc userId=MEMBER resourceId=a0b1 ms=N"
                    .formatted(UNKNOWN)));
    assertNoWarning(reply);
  }

  @Test
  void refusalByTheDatabaseIsOneLineAndNoWarning() throws IOException {
    Response reply =
        ADMIN.sends("{\"volume_type\": {\"name\": \"__DEFAULT__\"}}").post("/v3/types");
    assertThat(line(reply))
        .isEqualTo(
            told(
                "INFO ",
                "method=POST path=/v3/types status=409 projectId=def userId=ADMIN resourceId=-"
                    + " ms=N"));
    assertNoWarning(reply);
  }

  private static void assertNoWarning(Response reply) throws IOException {
    String id = reply.header("x-openstack-request-id");
    try (Stream<String> lines = Files.lines(WallsProfile.LOG)) {
      assertThat(lines.filter(line -> line.contains(id)))
          .noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
    }
  }

  @Test
  void requestOfNobodyIsToldWithoutItsQuery() throws IOException {
    Response reply = RestAssured.given().delete(UNKNOWN + "?force=s3cret");
    assertThat(line(reply))
        .isEqualTo(
            told(
                "INFO ",
                "method=DELETE path=%s status=401 projectId=- userId=- resourceId=- ms=N"
                    .formatted(UNKNOWN)));
  }

  @Test
  void refusalAtTheDoorIsTold() throws IOException {
    Response reply = MEMBER.request().get("/v2/volumes");
    assertThat(line(reply))
        .isEqualTo(
            told(
                "INFO ",
                "method=GET path=/v2/volumes status=404 projectId=- userId=- resourceId=- ms=N"));
  }

  @Test
  void readThatSucceedsIsForDebugging() throws IOException {
    Response reply = MEMBER.request().get("/v3/volumes?name=s3cret");
    assertThat(line(reply))
        .isEqualTo(
            told(
                "DEBUG",
                "method=GET path=/v3/volumes status=200 projectId=abc userId=MEMBER resourceId=-"
                    + " ms=N"));
  }
}
