package io.brazier.api.attachment;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.FakeNotifier;
import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionRepository;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attachments and actions that need a storage host.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class ConnectionsIT {

  private static final String SERVER = "3f5d0a0e-0d29-4c3a-9d7d-5f9d9a4f8d10";
  private static final String OTHER = "8a1c2b0e-6a44-4b8e-8b8e-0c8e5d6f7a20";

  @Inject MadeVolumesRepository made;
  @Inject FakeStorageHost host;
  @Inject ConnectionRepository connections;
  @Inject FakeNotifier notifier;

  private final String project = UUID.randomUUID().toString();
  private final Caller member = Caller.member(project);
  private final Caller admin = Caller.admin(project);
  private String volume = "";

  @BeforeEach
  void makeAvailable() {
    host.start();
    volume = made.make(member, "'size': 1");
  }

  private static String connector(String name) {
    return "{'initiator': 'iqn.2010-10.org.example:%1$s', 'host': '%1$s'}".formatted(name);
  }

  private String created(String more) {
    return member
        .post("attachments", "{'attachment': {'volume_uuid': '" + volume + "'" + more + "}}")
        .statusCode(200)
        .extract()
        .path("attachment.id");
  }

  private static String of(String server) {
    return ", 'instance_uuid': '" + server + "'";
  }

  private ValidatableResponse connect(String id, String connector) {
    return member.put("attachments/" + id, "{'attachment': {'connector': " + connector + "}}");
  }

  private void complete(String id) {
    member.post("attachments/" + id + "/action", "{'os-complete': {}}").statusCode(204);
  }

  private ValidatableResponse act(Caller caller, String action) {
    return caller.post("volumes/" + volume + "/action", action);
  }

  private ValidatableResponse byService(String method, String path, String body) {
    return member
        .request()
        .header("X-Service-Token", "nova:services:service")
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .request(method, "/v3/" + path)
        .then();
  }

  private void shows(String field, Matcher<?> matcher) {
    admin.get("volumes/" + volume).body("volume." + field, matcher);
  }

  private List<String> connected() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            connections.of(new VolumeId(volume)).stream()
                .map(Connection::initiator)
                .map(name -> name.substring(name.indexOf(':') + 1))
                .toList());
  }

  @Test
  void serverGetsTheVolumeAndOnlyAServiceTakesItAway() {
    String id = created(of(SERVER));
    String password =
        connect(id, connector("c1"))
            .statusCode(200)
            .body("attachment.status", equalTo("attaching"))
            .body("attachment.attach_mode", equalTo("rw"))
            .body("attachment.connection_info.driver_volume_type", equalTo("iscsi"))
            .body("attachment.connection_info.attachment_id", equalTo(id))
            .body("attachment.connection_info.access_mode", equalTo("rw"))
            .body("attachment.connection_info.target_lun", equalTo(0))
            .body("attachment.connection_info.qos_specs", nullValue())
            .body("attachment.connection_info.encrypted", equalTo(false))
            .body("attachment.connection_info.cacheable", equalTo(false))
            .body("attachment.connection_info.enforce_multipath", equalTo(false))
            .extract()
            .path("attachment.connection_info.auth_password");
    assertThat(password).startsWith("secret-of-");
    shows("status", equalTo("attaching"));
    connect(id, connector("c1"))
        .body("attachment.connection_info.auth_password", equalTo(password));
    complete(id);
    shows("status", equalTo("in-use"));
    shows("attachments.device", contains("na"));
    shows("attachments.host_name", contains("c1"));
    member.get("volumes/" + volume).body("volume.attachments.host_name", contains(nullValue()));
    member
        .get("attachments/" + id)
        .body("attachment.connection_info.auth_password", equalTo(password));
    String refusal = "Detach volume from instance %s using the Compute API".formatted(SERVER);
    refused(member.delete("attachments/" + id), 409, refusal);
    refused(connect(id, connector("c2")), 409, refusal);
    refused(act(member, "{'os-detach': {}}"), 409, refusal);
    refused(act(member, "{'os-terminate_connection': {'connector': null}}"), 409, refusal);
    refused(act(admin, "{'os-force_detach': {'attachment_id': '" + id + "'}}"), 409, refusal);
    shows("status", equalTo("in-use"));
    byService("DELETE", "attachments/" + id, "").statusCode(200).body("attachments", empty());
    shows("status", equalTo("available"));
    assertThat(connected()).isEmpty();
    assertThat(notifier.of(volume))
        .containsExactly(
            "volume.attach.start attaching " + project,
            "volume.attach.end in-use " + project,
            "volume.detach.start in-use " + project,
            "volume.detach.end available " + project);
  }

  @Test
  void tokenOfAServiceWithoutTheRoleIsAUsers() {
    String id = created(of(SERVER) + ", 'connector': " + connector("c1"));
    member
        .request()
        .header("X-Service-Token", "nova:services:reader")
        .delete("/v3/attachments/" + id)
        .then()
        .statusCode(409);
  }

  @Test
  void hostGetsTheVolumeAtOnceAndGivesItBack() {
    String id = created(", 'connector': " + connector("c1") + ", 'mode': 'ro'");
    member
        .get("attachments/" + id)
        .body("attachment.status", equalTo("attaching"))
        .body("attachment.connection_info.access_mode", equalTo("ro"));
    assertThat(connected()).containsExactly("c1");
    member.delete("attachments/" + id).statusCode(200);
    assertThat(connected()).isEmpty();
    shows("status", equalTo("available"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'host': 'c1'}",
        "{'initiator': 'iqn.2010-10.org.example:c1'}",
        "{'initiator': '../c1', 'host': 'c1'}",
        "{'initiator': 7, 'host': 'c1'}",
        "null",
        "'c1'",
      })
  void connectorHasItsForm(String connector) {
    String id = created("");
    refused(connect(id, connector), 400);
    member.get("attachments/" + id).body("attachment.status", equalTo("reserved"));
  }

  @Test
  void failureIsToldAndMayBeTriedAgain() {
    String id = created("");
    host.fail();
    refused(connect(id, connector("c1")), 500)
        .body("computeFault.message", startsWith("Unable to update the attachment"));
    member
        .get("attachments/" + id)
        .body("attachment.status", equalTo("error_attaching"))
        .body("attachment.connection_info", anEmptyMap());
    host.start();
    connect(id, connector("c1")).statusCode(200);
    host.fail();
    refused(member.delete("attachments/" + id), 500);
    member.get("attachments/" + id).statusCode(200);
    host.start();
    member.delete("attachments/" + id).statusCode(200);
    assertThat(connected()).isEmpty();
  }

  @Test
  void answerThatComesLateIsFoundByTheNextRequest() {
    String id = created("");
    host.fallAsleep();
    try {
      connect(id, connector("c1")).statusCode(503);
    } finally {
      host.wakeUp();
    }
    connect(id, connector("c1"))
        .statusCode(200)
        .body("attachment.connection_info.driver_volume_type", equalTo("iscsi"));
    host.fallAsleep();
    try {
      member.delete("attachments/" + id).statusCode(503);
    } finally {
      host.wakeUp();
    }
    member.delete("attachments/" + id).statusCode(200);
    shows("status", equalTo("available"));
  }

  @Test
  void serverMovesToAnotherHost() {
    String from = created(of(SERVER) + ", 'connector': " + connector("c1"));
    complete(from);
    String to = created(of(SERVER));
    refused(connect(to, connector("c1")), 409);
    connect(to, connector("c2")).statusCode(200);
    shows("status", equalTo("in-use"));
    assertThat(connected()).containsExactlyInAnyOrder("c1", "c2");
    byService("DELETE", "attachments/" + from, "").statusCode(200);
    assertThat(connected()).containsExactly("c2");
    shows("status", equalTo("attaching"));
  }

  @Test
  void connectionIsSharedByTheServersOfAHost() {
    made.set(volume, "multiattach = true");
    String one = created(of(SERVER) + ", 'connector': " + connector("c1"));
    complete(one);
    String two = created(of(OTHER) + ", 'connector': " + connector("c1"));
    complete(two);
    byService("DELETE", "attachments/" + one, "").statusCode(200);
    assertThat(connected()).containsExactly("c1");
    byService("DELETE", "attachments/" + two, "").statusCode(200);
    assertThat(connected()).isEmpty();
  }

  @Test
  void othersConnectNothing() {
    String id = created("");
    Caller stranger = Caller.member(UUID.randomUUID().toString());
    String body = "{'attachment': {'connector': " + connector("c1") + "}}";
    refused(stranger.put("attachments/" + id, body), 404);
    refused(Caller.reader(project).put("attachments/" + id, body), 403);
    refused(act(stranger, "{'os-initialize_connection': {'connector': {}}}"), 404);
    assertThat(connected()).isEmpty();
  }

  private String initialize(String name) {
    return "{'os-initialize_connection': {'connector': " + connector(name) + "}}";
  }

  @Test
  void computeServiceOfOldAttachesAndDetaches() {
    act(member, "{'os-reserve': null}").statusCode(202);
    String password =
        act(member, initialize("c1"))
            .statusCode(200)
            .body("connection_info.driver_volume_type", equalTo("iscsi"))
            .body("connection_info.data.access_mode", equalTo("rw"))
            .body("connection_info.enforce_multipath", equalTo(false))
            .extract()
            .path("connection_info.data.auth_password");
    act(member, initialize("c1")).body("connection_info.data.auth_password", equalTo(password));
    shows("status", equalTo("attaching"));
    act(member, "{'os-attach': {'mountpoint': '/dev/vdb', 'instance_uuid': '" + SERVER + "'}}")
        .statusCode(202);
    shows("status", equalTo("in-use"));
    shows("attachments.device", contains("/dev/vdb"));
    shows("metadata.readonly", equalTo("False"));
    shows("metadata.attached_mode", equalTo("rw"));
    act(member, "{'os-attach': {'mountpoint': '/dev/vdb', 'instance_uuid': '" + SERVER + "'}}")
        .statusCode(202);
    shows("attachments.server_id", contains(SERVER));
    refused(
        act(member, "{'os-attach': {'mountpoint': '/dev/vdb', 'instance_uuid': '" + OTHER + "'}}"),
        400,
        "Invalid volume: volume is already attached and multiple attachments are not enabled");
    act(member, "{'os-begin_detaching': null}").statusCode(202);
    act(member, "{'os-terminate_connection': {'connector': " + connector("c1") + "}}")
        .statusCode(202);
    assertThat(connected()).isEmpty();
    shows("status", equalTo("detaching"));
    act(member, "{'os-detach': {}}").statusCode(202);
    shows("status", equalTo("available"));
    shows("attachments", empty());
  }

  @Test
  void reservationEndsWithItsConnection() {
    act(member, "{'os-reserve': null}").statusCode(202);
    act(member, initialize("c1")).statusCode(200);
    act(member, "{'os-terminate_connection': {'connector': null}}").statusCode(202);
    shows("status", equalTo("available"));
    assertThat(connected()).isEmpty();
  }

  @Test
  void hostThatCannotIsToldOf() {
    host.fail();
    refused(
        act(member, initialize("c1")), 500, "Unable to fetch connection information from backend.");
    refused(
        act(member, "{'os-terminate_connection': {'connector': null}}"),
        500,
        "Unable to terminate volume connection from backend.");
    host.start();
    act(member, "{'os-terminate_connection': {'connector': null}}").statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'os-initialize_connection': {'connector': "
            + "{'initiator': 'iqn.2010-10.org.example:c', 'host': 'c'}}}",
        "{'os-attach': {'mountpoint': '/dev/vdb', 'host_name': 'c1'}}",
        "{'os-detach': {}}",
      })
  void maintenanceStaysAsItIs(String action) {
    made.set(volume, "status = 'maintenance'");
    refused(act(member, action), 400);
    shows("status", equalTo("maintenance"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'os-attach': {}}",
        "{'os-attach': {'mountpoint': ''}}",
        "{'os-attach': {'mountpoint': '/dev/vdb'}}",
        "{'os-attach': {'mountpoint': '/dev/vdb', 'host_name': 'c', 'mode': 'x'}}",
        "{'os-attach': {'mountpoint': '/dev/vdb', 'instance_uuid': 'x'}}",
        "{'os-detach': {'attachment_id': 'x'}}",
        "{'os-initialize_connection': {}}",
        "{'os-initialize_connection': {'connector': 'c'}}",
        "{'os-terminate_connection': {}}",
      })
  void actionsHaveTheirForm(String action) {
    refused(act(member, action), 400);
  }

  @Test
  void readonlyVolumeIsAttachedReadOnly() {
    act(member, "{'os-update_readonly_flag': {'readonly': true}}").statusCode(202);
    refused(
        act(member, "{'os-attach': {'mountpoint': '/dev/vdb', 'host_name': 'c1'}}"),
        400,
        "Invalid attaching mode 'rw' for volume %s.".formatted(volume));
    act(member, initialize("c1")).body("connection_info.data.access_mode", equalTo("ro"));
    act(member, "{'os-attach': {'mountpoint': '/dev/vdb', 'host_name': 'c1', 'mode': 'ro'}}")
        .statusCode(202);
    shows("attachments.host_name", contains("c1"));
  }

  @Test
  void detachFindsItsAttachment() {
    act(member, "{'os-detach': null}").statusCode(202);
    made.set(volume, "multiattach = true");
    for (String server : List.of(SERVER, OTHER)) {
      act(member, "{'os-attach': {'mountpoint': '/dev/vdb', 'instance_uuid': '" + server + "'}}")
          .statusCode(202);
    }
    String nobody = "Detach volume from instance None using the Compute API";
    refused(act(member, "{'os-detach': {}}"), 409, nobody);
    String unknown = "{'os-detach': {'attachment_id': '" + UUID.randomUUID() + "'}}";
    refused(act(member, unknown), 409, nobody);
    refused(byService("POST", "volumes/" + volume + "/action", "{'os-detach': {}}"), 400);
    List<String> ids =
        admin.get("volumes/" + volume).extract().path("volume.attachments.attachment_id");
    act(member, "{'os-detach': {'attachment_id': '" + ids.get(0) + "'}}").statusCode(202);
    shows("status", equalTo("in-use"));
    act(admin, "{'os-force_detach': {'connector': null, 'attachment_id': '" + ids.get(1) + "'}}")
        .statusCode(202);
    shows("status", equalTo("available"));
  }
}
