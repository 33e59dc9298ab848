package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.FakeNotifier;
import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolState;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The actions that change a volume's row and ask no backend.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class RowActionsIT {

  @Inject MadeVolumesRepository made;
  @Inject VolumeRepository volumes;
  @Inject BackendPoolRepository pools;
  @Inject FakeNotifier notifier;

  private final String project = UUID.randomUUID().toString();
  private final Caller member = Caller.member(project);
  private final Caller admin = Caller.admin(project);
  private String id = "";

  @BeforeEach
  void makeVolume() {
    id = made.make(member, "'size': 2");
  }

  private ValidatableResponse act(Caller caller, String body) {
    return caller.post("volumes/" + id + "/action", body);
  }

  private void accept(Caller caller, String body) {
    assertThat(act(caller, body).statusCode(202).extract().asString()).isEmpty();
  }

  private void shows(String field, Matcher<?> matcher) {
    admin.get("volumes/" + id).body("volume." + field, matcher);
  }

  private static String reset(String field, String value) {
    return "{'os-reset_status': {'%s': %s}}".formatted(field, value);
  }

  private long claimed() {
    return QuarkusTransaction.requiringNew().call(pools::listAll).stream()
        .filter(state -> state.address().equals(MadeVolumesRepository.POOL))
        .mapToLong(PoolState::claimedGib)
        .sum();
  }

  private long claimedForIt() {
    return QuarkusTransaction.requiringNew()
        .call(() -> volumes.findLive(new VolumeId(id)).orElseThrow().claimedGib());
  }

  @Test
  void administratorSetsAnyStatusButDeleting() {
    accept(admin, reset("status", "'MainTenance'"));
    shows("status", equalTo("maintenance"));
    accept(admin, "{'os-reset_status': {'status': 'available', 'attach_status': null}}");
    shows("status", equalTo("available"));
    refused(act(admin, reset("status", "'deleting'")), 400, "Cannot reset-state to deleting");
    refused(
        act(admin, reset("status", "'in-use'")),
        400,
        "Cannot reset-state to in-use because volume does not have any attachments.");
    shows("status", equalTo("available"));
    refused(
        act(member, reset("status", "'error'")),
        403,
        "Policy doesn't allow volume_extension:volume_admin_actions:reset_status to be performed.");
    assertThat(notifier.of(id))
        .containsExactly(
            "volume.reset_status.start available " + project,
            "volume.reset_status.end maintenance " + project,
            "volume.reset_status.start maintenance " + project,
            "volume.reset_status.end available " + project);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{'status': ''}",
        "{'status': null, 'attach_status': ''}",
        "{'status': 'nonsense'}",
        "{'status': 'reverting'}",
        "{'status': 5}",
        "{'attach_status': 'reserved'}",
        "{'migration_status': 'target:x'}",
        "{'status': 'error', 'x': 1}",
      })
  void whatIsNoStatusIsRefused(String parameters) {
    refused(act(admin, "{'os-reset_status': " + parameters + "}"), 400);
    shows("status", equalTo("available"));
  }

  @Test
  void resetToAnErrorIsToldToTheOwner() {
    accept(admin, reset("status", "'error'"));
    member
        .get("messages?resource_uuid=" + id)
        .body("messages.event_id", contains("VOLUME_VOLUME_901_901"))
        .body(
            "messages[0].user_message",
            equalTo("reset status:An administrator has set the status."));
  }

  @Test
  void resetWithdrawsWhatWasUnderWayAndWhatItHeld() {
    long before = claimed();
    accept(member, "{'os-extend': {'new_size': 5}}");
    made.set(id, "claimed_gib = 5");
    QuarkusTransaction.requiringNew()
        .run(() -> pools.claimUnchecked(MadeVolumesRepository.POOL, 3));
    accept(admin, reset("migration_status", "'error'"));
    accept(admin, reset("status", "'extending'"));
    assertThat(claimedForIt()).isEqualTo(5);
    quota("reserved", 3);
    accept(admin, reset("status", "'available'"));
    quota("reserved", 0);
    quota("in_use", 2);
    assertThat(claimed()).isEqualTo(before);
    assertThat(claimedForIt()).isEqualTo(2);
    accept(member, "{'os-extend': {'new_size': 3}}");
  }

  private void quota(String part, int gigabytes) {
    admin
        .get("os-quota-sets/" + project + "?usage=true")
        .body("quota_set.gigabytes." + part, equalTo(gigabytes));
  }

  @Test
  void resetOfAnUnplacedVolumeWithdrawsItsCreate() {
    id = member.post("volumes", "{'volume': {'size': 1}}").extract().path("volume.id");
    accept(admin, reset("status", "'error'"));
    member.delete("volumes/" + id).statusCode(202);
    member.get("volumes/" + id).statusCode(404);
  }

  @Test
  void detachedVolumeHasNoAttachments() {
    made.attach(id);
    accept(admin, reset("status", "'detaching'"));
    accept(admin, reset("status", "'in-use'"));
    accept(admin, "{'os-reset_status': {'status': 'available', 'attach_status': 'Detached'}}");
    refused(act(admin, reset("status", "'in-use'")), 400);
    accept(admin, "{'os-force_delete': {}}");
  }

  @Test
  void migrationStatusIsSetAndTakenAway() {
    accept(admin, reset("migration_status", "'migrating'"));
    shows("migration_status", equalTo("migrating"));
    accept(admin, reset("migration_status", "'none'"));
    shows("migration_status", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "attaching", "error", "maintenance"})
  void administratorDeletesInAnyStatus(String status) {
    accept(admin, reset("status", "'" + status + "'"));
    refused(act(member, "{'os-force_delete': {}}"), 403);
    accept(admin, "{'os-force_delete': {}}");
    shows("status", equalTo("deleting"));
  }

  @Test
  void attachedVolumeIsNotDeletedByForceEither() {
    made.attach(id);
    refused(act(admin, "{'os-force_delete': null}"), 400);
    shows("status", equalTo("in-use"));
  }

  @Test
  void volumeIsMadeBootable() {
    assertThat(
            act(member, "{'os-set_bootable': {'bootable': 'True'}}")
                .statusCode(200)
                .extract()
                .asString())
        .isEmpty();
    shows("bootable", equalTo("true"));
    act(member, "{'os-set_bootable': {'bootable': false}}").statusCode(200);
    shows("bootable", equalTo("false"));
    refused(act(member, "{'os-set_bootable': {'bootable': 1}}"), 400);
    refused(act(Caller.reader(project), "{'os-set_bootable': {'bootable': true}}"), 403);
  }

  @Test
  void volumeIsMadeReadonly() {
    accept(member, "{'os-update_readonly_flag': {'readonly': true}}");
    shows("metadata", hasEntry("readonly", "True"));
    accept(member, "{'os-update_readonly_flag': {'readonly': 'false'}}");
    shows("metadata", hasEntry("readonly", "False"));
    member.get("volumes/" + id + "/metadata").body("metadata", anEmptyMap());
    made.set(id, "status = 'in-use'");
    refused(
        act(member, "{'os-update_readonly_flag': {'readonly': true}}"),
        400,
        "Invalid volume: Volume %s status must be available to update readonly flag, but current status is: in-use."
            .formatted(id));
  }

  @Test
  void volumeInMaintenanceStaysAsItIs() {
    accept(admin, reset("status", "'maintenance'"));
    String updating =
        "Invalid volume: Updating volume metadata is not allowed for volumes in maintenance status.";
    refused(
        member.put("volumes/" + id, "{'volume': {'name': 'n'}}"),
        400,
        "Invalid volume: The volume cannot be updated during maintenance.");
    refused(act(member, "{'os-set_bootable': {'bootable': true}}"), 400);
    refused(act(member, "{'os-set_image_metadata': {'metadata': {'a': 'b'}}}"), 400, updating);
    refused(member.post("volumes/" + id + "/metadata", "{'metadata': {'a': 'b'}}"), 400, updating);
    refused(member.delete("volumes/" + id + "/metadata/a"), 400, updating);
    member.delete("volumes/" + id).statusCode(400);
  }

  /// Status, multiattach and whether it is attached before; the action, its reply and the status
  /// then.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "available | false | false | os-reserve         | 202 | attaching",
        "in-use    | false | true  | os-reserve         | 400 | in-use",
        "attaching | false | false | os-reserve         | 400 | attaching",
        "in-use    | true  | true  | os-reserve         | 202 | attaching",
        "attaching | false | false | os-unreserve       | 202 | available",
        "attaching | true  | true  | os-unreserve       | 202 | in-use",
        "error     | false | false | os-unreserve       | 202 | error",
        "in-use    | false | true  | os-begin_detaching | 202 | detaching",
        "in-use    | false | false | os-begin_detaching | 400 | in-use",
        "available | false | false | os-begin_detaching | 400 | available",
        "detaching | false | true  | os-roll_detaching  | 202 | in-use",
        "available | false | false | os-roll_detaching  | 202 | available",
      })
  void computeServiceMarksVolumes(
      String before, boolean multiattach, boolean attached, String action, int reply, String then) {
    if (attached) {
      made.attach(id);
    }
    made.set(id, "status = '%s', multiattach = %s".formatted(before, multiattach));
    act(member, "{'%s': null}".formatted(action)).statusCode(reply);
    shows("status", equalTo(then));
  }

  @Test
  void refusalsOfMarksNameTheStatus() {
    accept(member, "{'os-reserve': {}}");
    refused(
        act(member, "{'os-reserve': {}}"),
        400,
        "Invalid volume: Volume status must be available to reserve, but the current status is attaching.");
    made.set(id, "multiattach = true");
    refused(
        act(member, "{'os-reserve': {}}"),
        400,
        "Invalid volume: Volume status must be available or in-use to reserve, but the current status is attaching.");
    refused(
        act(member, "{'os-begin_detaching': {}}"),
        400,
        "Invalid volume: Unable to detach volume. Volume status must be 'in-use' and attach_status"
            + " must be 'attached' to detach.");
  }

  @Test
  void nobodySeesThatAMigratingVolumeIsDetached() {
    made.attach(id);
    made.set(id, "migration_status = 'migrating'");
    accept(member, "{'os-begin_detaching': {}}");
    shows("status", equalTo("in-use"));
  }

  @Test
  void imageMetadataIsSetShownAndUnset() {
    refused(
        act(member, "{'os-show_image_metadata': null}"),
        404,
        "Glance metadata for volume/snapshot %s cannot be found.".formatted(id));
    member.get("volumes/" + id).body("volume", not(hasKey("volume_image_metadata")));
    act(member, "{'os-set_image_metadata': {'metadata': {'image_id': 'i', 'k': ''}}}")
        .statusCode(200)
        .body("metadata", equalTo(Map.of("image_id", "i", "k", "")));
    act(member, "{'os-set_image_metadata': {'metadata': {'k': 'v'}}}").statusCode(200);
    act(Caller.reader(project), "{'os-show_image_metadata': {}}")
        .statusCode(200)
        .body("metadata", equalTo(Map.of("image_id", "i", "k", "v")));
    shows("volume_image_metadata", hasEntry("k", "v"));
    assertThat(
            act(member, "{'os-unset_image_metadata': {'key': 'k'}}")
                .statusCode(200)
                .extract()
                .asString())
        .isEmpty();
    refused(
        act(member, "{'os-unset_image_metadata': {'key': 'k'}}"), 404, "Metadata does not exist.");
  }

  @Test
  void imageMetadataHasItsForm() {
    String set = "{'os-set_image_metadata': {'metadata': %s}}";
    refused(act(member, set.formatted("{'a': null}")), 400);
    refused(act(member, set.formatted("{'a': '" + "€".repeat(21_846) + "'}")), 400);
    act(member, set.formatted("{'a': '" + "€".repeat(21_845) + "'}")).statusCode(200);
    refused(act(member, set.formatted("{'': 'x'}")), 400);
    refused(act(member, "{'os-unset_image_metadata': {'key': ''}}"), 400);
    refused(act(Caller.reader(project), set.formatted("{'a': 'b'}")), 403);
  }
}
