package io.brazier.api.attachment;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.FakeNotifier;
import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attachments that ask no storage host for anything.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class AttachmentsIT {

  private static final String SERVER = "3f5d0a0e-0d29-4c3a-9d7d-5f9d9a4f8d10";
  private static final String OTHER = "8a1c2b0e-6a44-4b8e-8b8e-0c8e5d6f7a20";

  @Inject MadeVolumesRepository made;
  @Inject FakeNotifier notifier;

  private final String project = UUID.randomUUID().toString();
  private final Caller member = Caller.member(project);
  private final Caller admin = Caller.admin(project);
  private String volume = "";

  @BeforeEach
  void makeAvailable() {
    volume = made.make(member, "'size': 1");
  }

  private ValidatableResponse create(String more) {
    return member.post(
        "attachments", "{'attachment': {'volume_uuid': '" + volume + "'" + more + "}}");
  }

  private String created(String more) {
    return create(more).statusCode(200).extract().path("attachment.id");
  }

  private static String of(String server) {
    return ", 'instance_uuid': '" + server + "'";
  }

  private void complete(String id) {
    member.post("attachments/" + id + "/action", "{'os-complete': {}}").statusCode(204);
  }

  private void shows(String field, Matcher<?> matcher) {
    admin.get("volumes/" + volume).body("volume." + field, matcher);
  }

  @Test
  void attachmentIsReservedCompletedAndRemoved() {
    String id =
        create(of(SERVER))
            .statusCode(200)
            .body("attachment.status", equalTo("reserved"))
            .body("attachment.instance", equalTo(SERVER))
            .body("attachment.volume_id", equalTo(volume))
            .body("attachment.attached_at", equalTo(""))
            .body("attachment.detached_at", equalTo(""))
            .body("attachment.attach_mode", equalTo("null"))
            .body("attachment.connection_info", anEmptyMap())
            .extract()
            .path("attachment.id");
    shows("status", equalTo("reserved"));
    shows("attachments", empty());
    complete(id);
    shows("status", equalTo("in-use"));
    shows("attachments.attachment_id", contains(id));
    shows("attachments.server_id", contains(SERVER));
    shows("attachments.id", contains(volume));
    shows("attachments.device", contains(nullValue()));
    member.get("attachments/" + id).body("attachment.status", equalTo("attached"));
    member.delete("attachments/" + id).statusCode(200).body("attachments", empty());
    shows("status", equalTo("available"));
    shows("attachments", empty());
    refused(
        member.get("attachments/" + id),
        404,
        "Volume attachment could not be found with filter: attachment_id = %s.".formatted(id));
    assertThat(notifier.of(volume))
        .containsExactly(
            "volume.attach.end in-use " + project,
            "volume.detach.start in-use " + project,
            "volume.detach.end available " + project);
  }

  @Test
  void versionsBringTheParts() {
    refused(member.at("3.26").get("attachments"), 404);
    String id =
        member
            .at("3.27")
            .post("attachments", "{'attachment': {'volume_uuid': '" + volume + "'}}")
            .statusCode(200)
            .extract()
            .path("attachment.id");
    refused(member.at("3.43").post("attachments/" + id + "/action", "{'os-complete': {}}"), 404);
    refused(
        member
            .at("3.53")
            .post("attachments", "{'attachment': {'volume_uuid': '" + volume + "', 'mode': 'ro'}}"),
        400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'attachment': null}",
        "{'attachment': {}}",
        "{'attachment': {'volume_uuid': 'x'}}",
        "{'attachment': {'volume_uuid': '$', 'instance_uuid': 'x'}}",
        "{'attachment': {'volume_uuid': '$', 'connector': 'x'}}",
        "{'attachment': {'volume_uuid': '$', 'mode': 'rx'}}",
        "{'attachment': {'volume_uuid': '$', 'mode': null}}",
        "{'attachment': {'volume_uuid': '$', 'x': 1}}",
      })
  void bodyHasItsForm(String body) {
    refused(member.post("attachments", body.replace("$", volume)), 400);
    shows("status", equalTo("available"));
  }

  @Test
  void volumeThatIsTakenIsRefusedButToItsServer() {
    created(of(SERVER));
    refused(
        create(of(OTHER)),
        400,
        "Invalid volume: Volume %s status must be available or downloading to reserve, but the current status is reserved."
            .formatted(volume));
    refused(create(""), 400);
    created(of(SERVER));
    member.get("attachments").body("attachments.size()", equalTo(2));
  }

  @Test
  void errorStateIsRefused() {
    made.set(volume, "status = 'error_extending'");
    refused(
        create(of(SERVER)),
        400,
        "Invalid volume: Volume attachments can not be created if the volume is in an error state. The Volume %s currently has a status of: error_extending "
            .formatted(volume));
    String nowhere = UUID.randomUUID().toString();
    refused(
        member.post("attachments", "{'attachment': {'volume_uuid': '" + nowhere + "'}}"),
        404,
        "Volume %s could not be found.".formatted(nowhere));
  }

  @Test
  void severalServersHaveAMultiattachVolume() {
    made.set(volume, "multiattach = true");
    String one = created(of(SERVER));
    complete(one);
    String two = created(of(OTHER));
    shows("status", equalTo("reserved"));
    complete(two);
    shows("status", equalTo("in-use"));
    shows("attachments.server_id", containsInAnyOrder(SERVER, OTHER));
    member
        .delete("attachments/" + one)
        .body("attachments.id", contains(two))
        .body("attachments[0]", not(hasKey("connection_info")));
    shows("status", equalTo("in-use"));
    member.delete("attachments/" + two).body("attachments", empty());
    shows("status", equalTo("available"));
  }

  @Test
  void secondServerOfABootableVolumeNeedsARule() {
    made.set(volume, "multiattach = true, bootable = true");
    complete(created(of(SERVER)));
    complete(created(of(OTHER)));
  }

  /// What the last one that goes leaves.
  @ParameterizedTest
  @CsvSource({
    "in-use, , available",
    "uploading, , uploading",
    "in-use, migrating, in-use",
    "in-use, error, available",
    "error, , available",
    "detaching, , available",
    "extending, , extending",
  })
  void lastOneLeaves(String status, String migration, String then) {
    String id = created(of(SERVER));
    complete(id);
    made.set(
        volume,
        "status = '%s', migration_status = %s"
            .formatted(status, migration == null ? "null" : "'" + migration + "'"));
    member.delete("attachments/" + id).statusCode(200);
    shows("status", equalTo(then));
  }

  @Test
  void modeIsKeptAndReadonlyVolumesAreReadOnly() {
    String id = created(", 'mode': 'rw'");
    member.get("attachments/" + id).body("attachment.attach_mode", equalTo("rw"));
    member.delete("attachments/" + id).statusCode(200);
    member
        .post("volumes/" + volume + "/action", "{'os-update_readonly_flag': {'readonly': true}}")
        .statusCode(202);
    create(", 'mode': 'rw'").body("attachment.attach_mode", equalTo("ro"));
  }

  @Test
  void othersSeeNone() {
    String id = created(of(SERVER));
    complete(id);
    Caller stranger = Caller.member(UUID.randomUUID().toString());
    refused(stranger.get("attachments/" + id), 404);
    refused(stranger.delete("attachments/" + id), 404);
    refused(stranger.post("attachments/" + id + "/action", "{'os-complete': null}"), 404);
    stranger.get("attachments").body("attachments", empty());
    stranger.get("attachments/detail?all_tenants=1").body("attachments", empty());
    refused(Caller.reader(project).delete("attachments/" + id), 403);
    Caller.admin("elsewhere")
        .get("attachments?all_tenants=1&volume_id=" + volume)
        .body("attachments.id", contains(id));
  }

  @Test
  void listIsFilteredSortedAndPaged() {
    String one = created(of(SERVER));
    complete(one);
    volume = made.make(member, "'size': 1");
    String two = created(of(OTHER));
    member.get("attachments").body("attachments.id", contains(two, one));
    member
        .get("attachments?sort=created_at:asc&limit=1")
        .body("attachments.id", contains(one))
        .body("$", not(hasKey("attachments_links")));
    member
        .get("attachments/detail?sort=created_at:asc&marker=" + one)
        .body("attachments.id", contains(two))
        .body("attachments[0].connection_info", anEmptyMap());
    member.get("attachments?status=attached").body("attachments.id", contains(one));
    member.get("attachments?attach_status=reserved").body("attachments.id", contains(two));
    member.get("attachments?instance_id=" + OTHER).body("attachments.id", contains(two));
    member.get("attachments?volume_id=" + volume).body("attachments.id", contains(two));
    refused(member.get("attachments?x=1"), 400);
    member.at("3.30").get("attachments?x=1").body("attachments.size()", equalTo(2));
  }

  @Test
  void attachedVolumeIsNotDeletedNorOffered() {
    String id = created(of(SERVER));
    refused(member.delete("volumes/" + volume), 400);
    complete(id);
    refused(member.delete("volumes/" + volume), 400);
    refused(member.post("volume-transfers", "{'transfer': {'volume_id': '" + volume + "'}}"), 400);
    refused(
        member.at("3.65").post("snapshots", "{'snapshot': {'volume_id': '" + volume + "'}}"), 400);
    member.post("snapshots", "{'snapshot': {'volume_id': '" + volume + "'}}").statusCode(202);
  }

  @Test
  void extendOfAnAttachedVolumeEndsWhereItsAttachmentsAre() {
    complete(created(of(SERVER)));
    refused(
        member.at("3.41").post("volumes/" + volume + "/action", "{'os-extend': {'new_size': 2}}"),
        400);
    member.post("volumes/" + volume + "/action", "{'os-extend': {'new_size': 2}}").statusCode(202);
    shows("status", equalTo("extending"));
  }
}
