package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an extend is answered, and what is written when it is accepted.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class ExtendVolumeIT {

  @Inject MadeVolumesRepository made;

  private final String project = UUID.randomUUID().toString();
  private final Caller member = Caller.member(project);
  private final Caller admin = Caller.admin(project);
  private String id = "";

  @BeforeEach
  void makeVolume() {
    id = member.post("volumes", "{'volume': {'size': 2}}").extract().path("volume.id");
  }

  private void makeAvailable() {
    made.make(id);
  }

  private ValidatableResponse extend(Caller caller, Object size) {
    return caller.post(
        "volumes/" + id + "/action", "{'os-extend': {'new_size': %s}}".formatted(size));
  }

  private ValidatableResponse quota() {
    return admin.get("os-quota-sets/" + project + "?usage=true").statusCode(200);
  }

  @Test
  void acceptedExtendHoldsTheQuotaOfTheDifference() {
    makeAvailable();
    assertThat(extend(member, 5).statusCode(202).extract().asString()).isEmpty();
    member
        .get("volumes/" + id)
        .body("volume.status", equalTo("extending"))
        .body("volume.size", equalTo(2));
    quota()
        .body("quota_set.gigabytes.in_use", equalTo(2))
        .body("quota_set.gigabytes.reserved", equalTo(3));
  }

  @Test
  void sizeMayBeAStringOfDigits() {
    makeAvailable();
    extend(member, "'3'").statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sizeThatIsNotLargerIsRefused(int size) {
    makeAvailable();
    refused(
        extend(member, size),
        400,
        "Invalid input received: New size for extend must be greater than current size. (current:"
            + " 2, extended: %d).".formatted(size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'abc'", "null", "0", "-1", "2147483648", "true", "[]"})
  void sizeThatIsNoneIsRefused(String size) {
    makeAvailable();
    extend(member, size).statusCode(400);
    member.get("volumes/" + id).body("volume.status", equalTo("available"));
  }

  @Test
  void volumeInTheMakingIsNotExtended() {
    refused(
        extend(member, 3),
        400,
        "Invalid volume: Volume %s status must be 'available' to extend, currently creating."
            .formatted(id));
  }

  @Test
  void overQuotaNothingIsChanged() {
    makeAvailable();
    admin.put("os-quota-sets/" + project, "{'quota_set': {'gigabytes': 4}}").statusCode(200);
    extend(member, 5).statusCode(413).body("overLimit.code", equalTo(413));
    member.get("volumes/" + id).body("volume.status", equalTo("available"));
    quota().body("quota_set.gigabytes.reserved", equalTo(0));
  }

  @Test
  void volumeThatIsTooLargeForOneIsRefused() {
    makeAvailable();
    admin
        .put("os-quota-sets/" + project, "{'quota_set': {'per_volume_gigabytes': 4}}")
        .statusCode(200);
    extend(member, 5).statusCode(413);
  }

  @Test
  void volumeThatMigratesIsNotExtended() {
    makeAvailable();
    made.set(id, "migration_status = 'migrating'");
    refused(extend(member, 3), 400);
    member.get("volumes/" + id).body("volume.status", equalTo("available"));
    quota().body("quota_set.gigabytes.reserved", equalTo(0));
  }

  @Test
  void secondExtendIsRefusedWhileTheFirstGoesOn() {
    makeAvailable();
    extend(member, 3).statusCode(202);
    extend(member, 4).statusCode(400);
  }

  @Test
  void forcedDeleteGivesBackWhatTheExtendHeld() {
    makeAvailable();
    extend(member, 5).statusCode(202);
    admin
        .request()
        .header("OpenStack-API-Version", "volume 3.23")
        .delete("/v3/volumes/" + id + "?force=true")
        .then()
        .statusCode(202);
    quota().body("quota_set.gigabytes.reserved", equalTo(0));
    member.get("volumes/" + id).body("volume.status", equalTo("deleting"));
  }

  @Test
  void foreignVolumeIsNotFoundP7() {
    makeAvailable();
    extend(Caller.member(UUID.randomUUID().toString()), 3).statusCode(404);
  }
}
