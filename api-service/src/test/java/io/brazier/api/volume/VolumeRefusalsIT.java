package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests for volumes that make no sense, with the refusals that the public test suites want.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeRefusalsIT {

  private static final String NONE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  private final Caller member = Caller.member(UUID.randomUUID().toString());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400|{'volume': {'size': '#$%'}}",
        "400|{'volume': {'size': ''}}",
        "400|{'volume': {'size': 0}}",
        "400|{'volume': {'size': -1}}",
        "400|{'volume': {'size': '-1'}}",
        "400|{'volume': {'size': 1.5}}",
        "400|{'volume': {'size': true}}",
        "400|{'volume': {'size': 2147483648}}",
        "400|{'volume': {'size': '99999999999999999999'}}",
        "400|{'volume': {'size': [1]}}",
        "400|{'volume': {}}",
        "400|{'volume': {'size': null}}",
        "400|{'volume': null}",
        "400|{'volume': []}",
        "400|{'server': {'size': 1}}",
        "400|{'volume': {'size': 1}, 'type': 'x'}",
        "400|[]",
        "400|{",
        "400|{'volume': {'size': 1, 'name': 5}}",
        "400|{'volume': {'size': 1, 'metadata': {'': 'v'}}}",
        "400|{'volume': {'size': 1, 'metadata': {'k': 5}}}",
        "400|{'volume': {'size': 1, 'metadata': {'k': null}}}",
        "400|{'volume': {'size': 1, 'metadata': ['k']}}",
        "400|{'volume': {'size': 1, 'multiattach': true}}",
        "400|{'volume': {'size': 1, 'multiattach': 1}}",
        "400|{'volume': {'size': 1, 'snapshot_id': 'x'}}",
        "400|{'volume': {'size': 1, 'availability_zone': ''}}",
        "400|{'volume': {'size': 1, 'availability_zone': 'moon'}}",
        "400|{'volume': {'size': 1, 'imageRef': 'cirros'}}",
        "400|{'volume': {'size': 1, 'imageRef': ''}}",
        "400|{'volume': {'size': 1, 'image_id': ''}}",
        "400|{'volume': {'size': 1, 'image_id': '', 'imageRef': null}}",
        "400|{'volume': {'size': 1, 'multiattach': null}}",
        "404|{'volume': {'size': 1, 'group_id': ''}}",
        "400|{'volume': {'size': 1, 'size': 2}}",
        "400|{'volume': {'size': 1}, 'OS-SCH-HNT:scheduler_hints': {'same_host': 'x'}}",
        "400|{'volume': {'size': 1}, 'OS-SCH-HNT:scheduler_hints': 5}",
        "404|{'volume': {'size': 1, 'volume_type': '7c9e6679-7425-40de-944b-e07fc1f90ae7'}}",
        "404|{'volume': {'size': 1, 'snapshot_id': '7c9e6679-7425-40de-944b-e07fc1f90ae7'}}",
        "404|{'volume': {'size': 1, 'source_volid': '7c9e6679-7425-40de-944b-e07fc1f90ae7'}}",
        "404|{'volume': {'size': 1, 'backup_id': '7c9e6679-7425-40de-944b-e07fc1f90ae7'}}",
        "404|{'volume': {'size': 1, 'group_id': '7c9e6679-7425-40de-944b-e07fc1f90ae7'}}",
        "413|{'volume': {'size': 1001}}",
      })
  void createIsRefused(int status, String body) {
    refused(member.post("volumes", body), status);
    member.get("volumes").body("volumes.size()", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "description", "display_name", "display_description"})
  void tooLongTextIsRefusedAfterStripping(String key) {
    String body = "{'volume': {'size': 1, '%s': '%s'}}";
    String fits = "  " + "é".repeat(255) + "  ";
    member.post("volumes", body.formatted(key, fits)).statusCode(202);
    refused(
        member.post("volumes", body.formatted(key, "x".repeat(256))),
        400,
        "Invalid input received: %s has 256 characters, more than 255."
            .formatted(key.replace("display_", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {NONE, "xxx", "None", "volume%2Fx", "%00", "x'--"})
  void volumeThatDoesNotExistIsNotFound(String id) {
    refused(member.get("volumes/" + id), 404);
    refused(member.delete("volumes/" + id), 404);
    refused(member.put("volumes/" + id, "{'volume': {'name': 'x'}}"), 404);
    refused(member.get("volumes/" + id + "/metadata"), 404);
    refused(member.put("volumes/" + id + "/metadata", "{'metadata': {}}"), 404);
  }

  @Test
  void emptyIdIsNotRouted() {
    refused(member.get("volumes/"), 404);
    refused(member.delete("volumes/"), 404);
    refused(member.put("volumes/", "{'volume': {'name': 'x'}}"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'volume': {'name': 5}}",
        "{'volume': {'metadata': null}}",
        "{'volume': {'metadata': {'k': 1}}}",
        "{'volume': {'colour': 'red'}}",
        "{'volume': 'x'}",
        "{'name': 'x'}",
        "5",
      })
  void updateIsRefused(String body) {
    String id =
        member.post("volumes", "{'volume': {'size': 1, 'name': 'n'}}").extract().path("volume.id");
    refused(member.put("volumes/" + id, body), 400);
    member.get("volumes/" + id).body("volume.name", equalTo("n"));
  }

  @Test
  void missingBodyIsRefused() {
    refused(member.send("POST", "volumes", ""), 400, "Malformed request body");
    refused(member.send("PUT", "volumes/" + NONE, ""), 400, "Malformed request body");
  }
}
