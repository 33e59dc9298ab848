package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dispatch of actions, with two that only tests have.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeActionIT {

  private static final String RENAME = "{'test-rename': {'name': 'new'}}";

  private final Caller member = Caller.member(UUID.randomUUID().toString());
  private String id = "";
  private String path = "";

  @BeforeEach
  void makeVolume() {
    id =
        member
            .post("volumes", "{'volume': {'size': 1, 'name': 'old'}}")
            .extract()
            .path("volume.id");
    path = "volumes/" + id + "/action";
  }

  private void isNamed(String name) {
    member.get("volumes/" + id).body("volume.name", equalTo(name));
  }

  @Test
  void actionIsCarriedOutAndAnsweredAsItsTableSays() {
    assertThat(member.post(path, RENAME).statusCode(202).extract().asString()).isEmpty();
    isNamed("new");
    member.post(path, "{'test-forget': null}").statusCode(200).body("name", equalTo("new"));
    isNamed("of user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "['test-rename']",
        "null",
        "'test-rename'",
        "{'test-rename': {'name': 'new'}, 'test-forget': null}",
      })
  void bodyWithoutOneActionIsMalformed(String body) {
    refused(member.post(path, body), 400, "Malformed request body");
    isNamed("old");
  }

  @Test
  void missingBodyIsMalformed() {
    refused(member.request().post("/v3/" + path).then(), 400, "Malformed request body");
  }

  @Test
  void unknownActionIsRefusedByItsName() {
    refused(
        member.post(path, "{'os-nonsense': {}}"),
        400,
        "There is no such action: os-nonsense. Verify the request body and Content-Type header and"
            + " try again.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'test-rename': {}}",
        "{'test-rename': null}",
        "{'test-rename': {'name': 5}}",
        "{'test-rename': {'name': 'new', 'x': 1}}",
      })
  void malformedParametersAreRefused(String body) {
    refused(member.post(path, body), 400);
    isNamed("old");
  }

  @Test
  void actionBelowItsVersionDoesNotExist() {
    refused(member.at("3.39").post(path, RENAME), 404, "The resource could not be found.");
    isNamed("old");
    member.at("3.40").post(path, RENAME).statusCode(202);
  }

  @Test
  void volumeIsLookedForOnceTheBodyHasItsForm() {
    String nowhere = "volumes/" + UUID.randomUUID() + "/action";
    refused(member.post(nowhere, "{'test-rename': {}}"), 400);
    refused(member.post(nowhere, RENAME), 404);
    Caller stranger = Caller.member(UUID.randomUUID().toString());
    refused(stranger.post(path, RENAME), 404, "Volume %s could not be found.".formatted(id));
    isNamed("old");
  }

  @Test
  void policyIsAskedForTheVolumesProject() {
    refused(
        Caller.reader(member.project()).post(path, RENAME),
        403,
        "Policy doesn't allow volume:update to be performed.");
    isNamed("old");
    Caller.admin(UUID.randomUUID().toString()).post(path, RENAME).statusCode(202);
    isNamed("new");
  }
}
