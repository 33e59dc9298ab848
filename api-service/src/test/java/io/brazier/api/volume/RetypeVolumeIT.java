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

/// What a retype is answered, and what is written when it is accepted.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class RetypeVolumeIT {

  @Inject MadeVolumesRepository made;

  private final String project = UUID.randomUUID().toString();
  private final Caller member = Caller.member(project);
  private final Caller admin = Caller.admin(project);
  private final String type = "t" + UUID.randomUUID();
  private String id = "";
  private String typeId = "";

  @BeforeEach
  void makeVolumeAndType() {
    id = made.make(member, "'size': 2");
    makeType("'volume_backend_name': 'lvm'", true);
  }

  private void makeType(String specs, boolean isPublic) {
    typeId =
        admin
            .post(
                "types",
                "{'volume_type': {'name': '%s', 'os-volume-type-access:is_public': %s, 'extra_specs': {%s}}}"
                    .formatted(type, isPublic, specs))
            .statusCode(200)
            .extract()
            .path("volume_type.id");
  }

  private void remakeType(String specs, boolean isPublic) {
    admin.delete("types/" + typeId).statusCode(202);
    makeType(specs, isPublic);
  }

  private ValidatableResponse retype(Caller caller, String parameters) {
    return caller.post("volumes/" + id + "/action", "{'os-retype': {" + parameters + "}}");
  }

  private ValidatableResponse retype(Caller caller) {
    return retype(caller, "'new_type': '" + type + "', 'migration_policy': 'never'");
  }

  private void isIn(String status) {
    member
        .get("volumes/" + id)
        .body("volume.status", equalTo(status))
        .body("volume.volume_type", equalTo("__DEFAULT__"));
  }

  private void quota(String resource, String part, int amount) {
    admin
        .get("os-quota-sets/" + project + "?usage=true")
        .body("quota_set.'" + resource + "'." + part, equalTo(amount));
  }

  @Test
  void acceptedRetypeHoldsTheQuotaOfTheNewType() {
    assertThat(retype(member).statusCode(202).extract().asString()).isEmpty();
    isIn("retyping");
    quota("volumes_" + type, "reserved", 1);
    quota("gigabytes_" + type, "reserved", 2);
    quota("volumes", "reserved", 0);
    quota("volumes", "in_use", 1);
    quota("volumes___DEFAULT__", "in_use", 1);
    refused(retype(member), 400);
  }

  @Test
  void snapshotsMoveWithTheirVolume() {
    made.snapshot(id, true);
    made.snapshot(id, false);
    retype(member).statusCode(202);
    quota("gigabytes_" + type, "reserved", 4);
    quota("snapshots_" + type, "reserved", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'new_type': null",
        "'new_type': 5",
        "'migration_policy': 'never'",
        "'new_type': '__DEFAULT__'",
        "'new_type': 't', 'migration_policy': null",
        "'new_type': 't', 'migration_policy': 'Never'",
        "'new_type': 't', 'x': 1",
      })
  void malformedParametersAreRefused(String parameters) {
    refused(retype(member, parameters), 400);
    isIn("available");
  }

  @Test
  void typeThatTheCallerDoesNotSeeDoesNotExistP7() {
    refused(retype(member, "'new_type': 'none'"), 404, "Volume type none could not be found.");
    remakeType("", false);
    refused(retype(member), 404);
    isIn("available");
    retype(admin).statusCode(202);
  }

  @Test
  void typeMustTakeVolumesOfTheSize() {
    remakeType("'provisioning:max_vol_size': '1'", true);
    refused(retype(member), 400);
    isIn("available");
  }

  @Test
  void quotaOfTheNewTypeCounts() {
    admin
        .put("os-quota-sets/" + project, "{'quota_set': {'volumes_%s': 0}}".formatted(type))
        .statusCode(200);
    retype(member).statusCode(413);
    isIn("available");
    quota("gigabytes_" + type, "reserved", 0);
  }

  @Test
  void howOftenAVolumeIsAttachedDoesNotChangeWhileItIs() {
    remakeType("'multiattach': '<is> True'", true);
    made.set(id, "status = 'in-use'");
    refused(
        retype(member),
        400,
        "Invalid input received: Invalid volume_type passed, retypes affecting multiattach are only"
            + " allowed on available volumes, the specified volume however currently has a status"
            + " of: in-use.");
    made.set(id, "status = 'available'");
    retype(member).statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'error'",
        "status = 'attaching'",
        "migration_status = 'migrating'",
        "consistencygroup_id = 'g'",
        "group_id = 'g'",
      })
  void volumeInSuchAStateIsNotRetyped(String state) {
    made.set(id, state);
    refused(
        retype(member),
        400,
        "Invalid volume: Retype needs volume to be in available or in-use state, not be part of an"
            + " active migration or a consistency group, requested type has to be different that the"
            + " one from the volume, and for in-use volumes front-end qos specs cannot change.");
    quota("volumes_" + type, "reserved", 0);
  }

  @Test
  void volumeInUseIsRetypedAndResetWithdrawsIt() {
    made.set(id, "status = 'in-use'");
    retype(member, "'new_type': '" + type + "', 'migration_policy': 'on-demand'").statusCode(202);
    admin
        .post("volumes/" + id + "/action", "{'os-reset_status': {'status': 'available'}}")
        .statusCode(202);
    isIn("available");
    quota("volumes_" + type, "reserved", 0);
    refused(retype(Caller.reader(project)), 403);
  }
}
