package io.brazier.api.walls;

import static io.brazier.api.roles.Caller.ADMIN;
import static io.brazier.api.roles.Caller.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the log tells of a request, found by the request's id in the context of its lines.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class RequestLinesIT {

  private static final JsonMapper JSON = new JsonMapper();

  /// Checks the one line that tells of a reply.
  private static void tells(Response reply, String level, String what) throws IOException {
    await().until(() -> !told(reply).isEmpty());
    assertThat(told(reply)).hasSize(1);
    JsonNode line = told(reply).getFirst();
    assertThat(line.path("level").asText()).isEqualTo(level);
    assertThat(line.path("message").asText())
        .matches("Request answered: " + Pattern.quote(what) + " ms=\\d+");
  }

  private static List<JsonNode> told(Response reply) throws IOException {
    return lines(reply).stream()
        .filter(line -> line.path("loggerName").asText().endsWith(".RequestLine"))
        .toList();
  }

  /// All lines with the reply's id.
  private static List<JsonNode> lines(Response reply) throws IOException {
    String id = reply.header("x-openstack-request-id");
    List<JsonNode> found = new ArrayList<>();
    for (String line : Files.readAllLines(WallsProfile.LOG)) {
      if (line.contains(id) && line.endsWith("}")) {
        found.add(JSON.readTree(line));
      }
    }
    found.removeIf(line -> !line.path("mdc").path("requestId").asText().equals(id));
    return found;
  }

  private static void warnsOfNothing(Response reply) throws IOException {
    assertThat(lines(reply))
        .extracting(line -> line.path("level").asText())
        .contains("INFO")
        .doesNotContain("WARN", "ERROR");
  }

  @Test
  void createIsToldWithWhatWasMade() throws IOException {
    Response reply =
        MEMBER.sends("{\"volume\": {\"size\": 1, \"name\": \"s3cret\"}}").post("/v3/abc/volumes");
    String id = reply.path("volume.id");
    tells(
        reply,
        "INFO",
        "method=POST path=/v3/abc/volumes status=202 projectId=abc userId=MEMBER resourceId=" + id);
  }

  @Test
  void refusalIsOneLineAndNoWarning() throws IOException {
    Response reply = MEMBER.request().get("/v3/volumes/a0b1");
    tells(
        reply,
        "INFO",
        "method=GET path=/v3/volumes/a0b1 status=404 projectId=abc userId=MEMBER resourceId=a0b1");
    warnsOfNothing(reply);
  }

  @Test
  void refusalOfACreateIsOneLineAndNoWarning() throws IOException {
    Response reply =
        MEMBER.sends("{\"volume\": {\"size\": 1, \"volume_type\": \"no\"}}").post("/v3/volumes");
    tells(
        reply,
        "INFO",
        "method=POST path=/v3/volumes status=404 projectId=abc userId=MEMBER resourceId=-");
    warnsOfNothing(reply);
  }

  @Test
  void refusalByTheDatabaseIsOneLineAndNoWarning() throws IOException {
    Response reply =
        ADMIN.sends("{\"volume_type\": {\"name\": \"__DEFAULT__\"}}").post("/v3/types");
    tells(
        reply,
        "INFO",
        "method=POST path=/v3/types status=409 projectId=def userId=ADMIN resourceId=-");
    warnsOfNothing(reply);
  }

  @Test
  void requestOfNobodyIsToldWithoutItsQuery() throws IOException {
    tells(
        RestAssured.given().delete("/v3/volumes/a0b1?force=s3cret"),
        "INFO",
        "method=DELETE path=/v3/volumes/a0b1 status=401 projectId=- userId=- resourceId=-");
  }

  @Test
  void refusalAtTheDoorIsTold() throws IOException {
    tells(
        MEMBER.request().get("/v2/volumes"),
        "INFO",
        "method=GET path=/v2/volumes status=404 projectId=- userId=- resourceId=-");
  }

  @Test
  void readThatSucceedsIsForDebugging() throws IOException {
    tells(
        MEMBER.request().get("/v3/volumes?name=s3cret"),
        "DEBUG",
        "method=GET path=/v3/volumes status=200 projectId=abc userId=MEMBER resourceId=-");
  }
}
