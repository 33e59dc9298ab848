package io.brazier.api;

import static io.brazier.api.roles.Caller.MEMBER;
import static io.brazier.api.roles.Caller.SYSTEM_ADMIN;
import static io.brazier.api.roles.Caller.SYSTEM_READER;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens without a project: Cinder knows none of system scope, so such a caller has nothing of his
/// own, and only an administrator sees what others have.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class SystemScopeIT {

  private static final String NEW_VOLUME = "{\"volume\": {\"size\": 1}}";

  private static String newVolume() {
    return MEMBER
        .sends(NEW_VOLUME)
        .post("/v3/volumes")
        .then()
        .statusCode(202)
        .extract()
        .path("volume.id");
  }

  private static ValidatableResponse get(Caller caller, String path) {
    return caller.at("3.71").get("/v3/" + path).then();
  }

  /// Others count what their project has.
  private static void delete(String id) {
    SYSTEM_ADMIN.request().delete("/v3/volumes/" + id).then().statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volumes",
        "volumes/detail",
        "volumes/summary",
        "volumes/x",
        "volumes/x/metadata",
        "messages",
        "messages/x",
        "types",
        "types/x"
      })
  void readerOfTheSystemHasNoProjectToReadIn(String path) {
    get(SYSTEM_READER, path).statusCode(403).body("forbidden.code", equalTo(403));
  }

  @Test
  void administratorOfTheSystemOwnsNothing() {
    String id = newVolume();
    get(SYSTEM_ADMIN, "volumes").statusCode(200).body("volumes", empty());
    get(SYSTEM_ADMIN, "volumes/detail").statusCode(200).body("volumes", empty());
    get(SYSTEM_ADMIN, "messages").statusCode(200).body("messages", empty());
    get(SYSTEM_ADMIN, "limits").statusCode(200);
    get(SYSTEM_ADMIN, "volumes/summary")
        .statusCode(200)
        .body("'volume-summary'.total_count", equalTo(0))
        .body("'volume-summary'.metadata", anEmptyMap());
    delete(id);
  }

  @Test
  void administratorOfTheSystemSeesWhatProjectsHave() {
    String id = newVolume();
    get(SYSTEM_ADMIN, "volumes/" + id).statusCode(200).body("volume.id", equalTo(id));
    get(SYSTEM_ADMIN, "volumes?all_tenants=1").statusCode(200).body("volumes.id", hasItem(id));
    delete(id);
  }

  @Test
  void volumeWithoutAProjectIsRefused() {
    SYSTEM_ADMIN
        .sends(NEW_VOLUME)
        .post("/v3/volumes")
        .then()
        .statusCode(403)
        .body("forbidden.message", equalTo("Not authorized."));
  }

  @Test
  void projectInTheUrlIsNeverTheToken() {
    get(SYSTEM_ADMIN, "abc/volumes")
        .statusCode(400)
        .body("badRequest.message", equalTo("Malformed request url"));
  }
}
