package io.brazier.api.snapshot;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.operation.Operation;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What requests about snapshots are answered, and what is written.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class SnapshotsIT {

  @Inject VolumeRepository volumes;
  @Inject SnapshotRepository snapshots;
  @Inject ServiceRepository services;
  @Inject Workers workers;

  private final String project = UUID.randomUUID().toString();
  private final Caller member = Caller.member(project);
  private final Caller admin = Caller.admin(project);
  private String volume = "";

  @BeforeEach
  void makeVolume() {
    volume = newVolume();
  }

  private String newVolume() {
    return newVolume("h1@lvm#LVM");
  }

  private String newVolume(String pool) {
    String id = member.post("volumes", "{'volume': {'size': 2}}").extract().path("volume.id");
    QuarkusTransaction.requiringNew()
        .run(() -> {
          VolumeId made = new VolumeId(id);
          assertThat(workers.cancel(Operation.CREATE_VOLUME.on(id), "made here")).isTrue();
          assertThat(volumes.place(made, BackendAddress.parse(pool), "nova")).isTrue();
          assertThat(volumes.finishCreate(made, null)).isTrue();
        });
    return id;
  }

  private ValidatableResponse create(Caller caller, String more) {
    return caller.post("snapshots", "{'snapshot': {'volume_id': '%s'%s}}".formatted(volume, more));
  }

  private String create() {
    return create(member, "").statusCode(202).extract().path("snapshot.id");
  }

  private String created() {
    String id = create();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          assertThat(workers.cancel(Operation.CREATE_SNAPSHOT.on(id), "made here")).isTrue();
          assertThat(snapshots.finishCreate(new SnapshotId(id))).isTrue();
        });
    return id;
  }

  @Test
  void onAFrozenBackendNothingIsMadeOrDeleted() {
    BackendAddress pool = BackendAddress.parse(project + "@lvm#LVM");
    volume = newVolume(pool.toString());
    String snapshot = created();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          services.register(new ServiceKey(pool.service(), ServiceBinary.CINDER_VOLUME), "nova");
          assertThat(services.setFrozen(pool.service(), true)).isTrue();
        });
    String why =
        "Invalid input received: Modification operations are not allowed on frozen storage backends.";

    refused(create(member, ""), 400, why);
    refused(member.delete("snapshots/" + snapshot), 400, why);
    refused(member.delete("volumes/" + volume + "?cascade=true"), 400, why);
    member.get("snapshots/" + snapshot).body("snapshot.status", equalTo("available"));
    member.get("volumes/" + volume).body("volume.status", equalTo("available"));

    QuarkusTransaction.requiringNew().run(() -> services.setFrozen(pool.service(), false));
    member.delete("snapshots/" + snapshot).statusCode(202);
  }

  private ValidatableResponse act(Caller caller, String id, String body) {
    return caller.post("snapshots/" + id + "/action", body);
  }

  private ValidatableResponse quota() {
    return admin.get("os-quota-sets/" + project + "?usage=true").statusCode(200);
  }

  private void becomes(String id, String status) {
    member.get("snapshots/" + id).body("snapshot.status", equalTo(status));
  }

  @Test
  void acceptedSnapshotIsCreatingAndCountedAtOnce() {
    create(
            member.at("3.0"),
            ", 'name': ' n ', 'description': 'd', 'metadata': {'a/b': 'c', 'n': null}")
        .statusCode(202)
        .body("snapshot.status", equalTo("creating"))
        .body("snapshot.volume_id", equalTo(volume))
        .body("snapshot.size", equalTo(2))
        .body("snapshot.name", equalTo("n"))
        .body("snapshot.description", equalTo("d"))
        .body("snapshot.metadata.'a/b'", equalTo("c"))
        .body("snapshot.updated_at", nullValue())
        .body("snapshot", not(hasKey("user_id")))
        .body("snapshot", not(hasKey("os-extended-snapshot-attributes:progress")));
    quota()
        .body("quota_set.snapshots.in_use", equalTo(1))
        .body("quota_set.gigabytes.in_use", equalTo(4))
        .body("quota_set.snapshots___DEFAULT__.in_use", equalTo(1));
    member.get("volumes/" + volume).body("volume.status", equalTo("available"));
  }

  @ParameterizedTest
  @CsvSource({"3.13, 0", "3.14, 1", "3.41, 2", "3.65, 3"})
  void keysCameWithTheirVersions(String version, int keys) {
    String id = create();
    member
        .at(version)
        .get("snapshots/" + id)
        .statusCode(200)
        .body("snapshot.size()", equalTo(11 + keys))
        .body("snapshot.'os-extended-snapshot-attributes:progress'", equalTo("0%"))
        .body("snapshot.'os-extended-snapshot-attributes:project_id'", equalTo(project));
  }

  @Test
  void listsHaveTheirKeysFiltersOrderAndPages() {
    String first = created();
    String second =
        create(member, ", 'name': 'second', 'metadata': {'k': 'v'}").extract().path("snapshot.id");
    member
        .get("snapshots?sort=created_at:asc&with_count=1")
        .statusCode(200)
        .body("snapshots.id", contains(first, second))
        .body("count", equalTo(2))
        .body("snapshots[0].size()", equalTo(9));
    member
        .get("snapshots/detail?limit=1&sort_key=display_name&sort_dir=desc")
        .body("snapshots.id", contains(second))
        .body("snapshots_links[0].href", containsString("/snapshots/detail?"))
        .body("snapshots_links[0].href", containsString("marker=" + second));
    member.get("snapshots?marker=" + second).body("snapshots.id", contains(first));
    for (String filter :
        new String[] {
          "name=second",
          "status=creating",
          "metadata=%7B'k':'v'%7D",
          "volume_id=" + volume + "&name=second",
          "status=creating&consumes_quota=true",
        }) {
      member.get("snapshots?" + filter).statusCode(200).body("snapshots.id", contains(second));
    }
    member.get("snapshots?availability_zone=nova").body("snapshots", hasSize(2));
    member.get("snapshots?availability_zone=mars").body("snapshots", empty());
    admin.get("snapshots?host=h1").body("snapshots", hasSize(2));
    admin
        .get("snapshots?host=h1@lvm%23LVM&all_tenants=1&project_id=" + project)
        .body("snapshots", hasSize(2));
    admin.get("snapshots?host=h2").body("snapshots", empty());
    refused(member.get("snapshots?host=h1"), 400);
    refused(member.get("snapshots?limit=invalid"), 400);
    refused(member.get("snapshots?sort=nonsense"), 400);
    refused(member.get("snapshots?marker=" + UUID.randomUUID()), 404);
    Caller.member(UUID.randomUUID().toString()).get("snapshots").body("snapshots", empty());
  }

  @Test
  void snapshotOfAnothersVolumeIsOfNone() {
    Caller stranger = Caller.member(UUID.randomUUID().toString());
    refused(create(stranger, ""), 404, "Volume %s could not be found.".formatted(volume));
    refused(stranger.get("snapshots/" + create()), 404);
    refused(create(Caller.reader(project), ""), 403);
    refused(
        member.post("snapshots", "{'snapshot': {'volume_id': null}}"),
        404,
        "Volume None could not be found.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'snapshot': {}}",
        "{'snapshot': {'volume_id': 'x'}}",
        "{'snapshot': {'volume_id': '00000000-0000-4000-8000-000000000000', 'force': 'perhaps'}}",
        "{'snapshot': {'volume_id': '00000000-0000-4000-8000-000000000000', 'other': 1}}",
        "{'snapshot': {'volume_id': '00000000-0000-4000-8000-000000000000', 'force': false}}",
      })
  void malformedBodyIsRefused(String body) {
    refused(member.post("snapshots", body), 400);
  }

  @Test
  void volumeInUseHasSnapshotsByForceOrFromItsVersionOn() {
    volumeIs("in-use");
    refused(
        create(member.at("3.65"), ", 'force': false"),
        400,
        "Invalid volume: Volume %s status must be available, but current status is: in-use."
            .formatted(volume));
    refused(create(member.at("3.65"), ""), 400);
    create(member.at("3.65"), ", 'force': true").statusCode(202);
    create(member, "").statusCode(202);
    create(member, ", 'force': 'yes'").statusCode(202);
  }

  private void volumeIs(String status) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            volumes
                .getEntityManager()
                .createNativeQuery("update volumes set status = :status where id = :id")
                .setParameter("status", status)
                .setParameter("id", volume)
                .executeUpdate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "maintenance", "deleting", "extending", "creating"})
  void volumeThatIsNotReadyHasNone(String status) {
    volumeIs(status);
    refused(create(member, ", 'force': true"), 400);
    quota().body("quota_set.snapshots.in_use", equalTo(0));
  }

  @Test
  void overQuotaNothingIsWritten() {
    admin.put("os-quota-sets/" + project, "{'quota_set': {'gigabytes': 3}}").statusCode(200);
    create(member, "")
        .statusCode(413)
        .body("overLimit.message", containsString("VolumeSizeExceedsAvailableQuota"));
    admin
        .put("os-quota-sets/" + project, "{'quota_set': {'gigabytes': 9, 'snapshots': 0}}")
        .statusCode(200);
    create(member, "")
        .statusCode(413)
        .body("overLimit.message", containsString("SnapshotLimitExceeded"));
    member.get("snapshots").body("snapshots", empty());
  }

  @Test
  void volumeWithASnapshotIsNotDeleted() {
    String id = created();
    refused(member.delete("volumes/" + volume), 400);
    member.delete("snapshots/" + id).statusCode(202);
    refused(member.delete("volumes/" + volume), 400);
  }

  @Test
  void nameAndDescriptionAreChangedEachByItself() {
    String id = created();
    member
        .put("snapshots/" + id, "{'snapshot': {'name': ' new '}}")
        .statusCode(200)
        .body("snapshot.name", equalTo("new"))
        .body("snapshot.description", nullValue());
    member
        .put("snapshots/" + id, "{'snapshot': {'display_description': 'told'}}")
        .body("snapshot.name", equalTo("new"))
        .body("snapshot.description", equalTo("told"));
    refused(member.at("3.0").put("snapshots/" + id, "{'snapshot': {}}"), 400);
    refused(member.put("snapshots/" + id, "{'snapshot': {'metadata': {}}}"), 400);
  }

  @Test
  void deleteIsForSettledSnapshots() {
    String id = create();
    refused(
        member.delete("snapshots/" + id),
        400,
        "Invalid snapshot: Snapshot status must be available or error and must not be part of a"
            + " group.");
    String other = created();
    assertThat(member.delete("snapshots/" + other).statusCode(202).extract().asString()).isEmpty();
    becomes(other, "deleting");
    quota().body("quota_set.snapshots.in_use", equalTo(2));
    refused(member.delete("snapshots/" + other), 400);
    refused(act(member, id, "{'os-force_delete': {}}"), 403);
    act(admin, id, "{'os-force_delete': {}}").statusCode(202);
    becomes(id, "deleting");
    act(admin, other, "{'os-force_delete': null}").statusCode(202);
  }

  @Test
  void statusIsResetToAnyWordThereIs() {
    String id = create();
    refused(act(member, id, "{'os-reset_status': {'status': 'error'}}"), 403);
    refused(act(admin, id, "{'os-reset_status': {'status': 'lost'}}"), 400);
    refused(act(admin, id, "{'os-reset_status': {}}"), 400);
    act(admin, id, "{'os-reset_status': {'status': 'ERROR'}}").statusCode(202);
    becomes(id, "error");
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> workers.isAtWork(Operation.CREATE_SNAPSHOT.on(id))))
        .isFalse();
    member.delete("snapshots/" + id).statusCode(202);
  }

  @Test
  void statusOfSnapshotsThatOthersMakeIsUpdatedByThem() {
    String id = create();
    String done = "{'os-update_snapshot_status': {'status': 'available', 'progress': '80%'}}";
    refused(
        act(member, id, done),
        400,
        ("Invalid snapshot: Snapshot %s is worked on by its backend,"
                + " which will say how that ends.")
            .formatted(id));
    act(admin, id, "{'os-reset_status': {'status': 'creating'}}").statusCode(202);
    act(member, id, "{'os-update_snapshot_status': {'status': 'creating', 'progress': '7%'}}")
        .statusCode(202);
    refused(act(member, id, "{'os-update_snapshot_status': {'status': 'deleting'}}"), 400);
    for (String progress : new String[] {"101%", "7", "-1%", "007%", "%"}) {
      refused(
          act(
              member,
              id,
              "{'os-update_snapshot_status': {'status': 'creating', 'progress': '%s'}}"
                  .formatted(progress)),
          400);
    }
    act(member, id, done).statusCode(202);
    member
        .get("snapshots/" + id)
        .body("snapshot.status", equalTo("available"))
        .body("snapshot.'os-extended-snapshot-attributes:progress'", equalTo("80%"));
    refused(
        act(member, id, done),
        400,
        "Snapshot status available not allowed for update_snapshot_status");
  }

  @Test
  void metadataIsChangedByItsOwnRules() {
    String path = "snapshots/" + created() + "/metadata";
    member.get(path).body("metadata", anEmptyMap());
    member
        .post(path, "{'metadata': {'a': '1', 'b': '2'}}")
        .statusCode(200)
        .body("metadata.a", equalTo("1"));
    member.put(path, "{'metadata': {'b': '3'}}").body("metadata.size()", equalTo(1));
    member.put(path + "/c", "{'meta': {'c': '4'}}").body("meta.c", equalTo("4"));
    member.get(path + "/b").body("meta.b", equalTo("3"));
    member.delete(path + "/b").statusCode(200);
    refused(member.get(path + "/b"), 404);
    refused(member.post(path, "{'metadata': {'a/b': '1'}}"), 400);
    refused(Caller.reader(project).post(path, "{'metadata': {'a': '1'}}"), 403);
    assertThat(member.get(path).extract().header("Etag")).isNull();
  }

  private ValidatableResponse volume(Caller caller, String body) {
    return caller.post("volumes", "{'volume': {%s}}".formatted(body));
  }

  @Test
  void volumeFromASnapshotIsAtLeastAsLargeAndOfItsTypeAndZone() {
    String id = created();
    String source = "'snapshot_id': '" + id + "'";
    volume(member, source)
        .statusCode(202)
        .body("volume.size", equalTo(2))
        .body("volume.snapshot_id", equalTo(id))
        .body("volume.source_volid", nullValue())
        .body("volume.availability_zone", equalTo("nova"))
        .body("volume.bootable", equalTo("false"));
    volume(member, source + ", 'size': 3").statusCode(202).body("volume.size", equalTo(3));
    refused(
        volume(member, source + ", 'size': 1"),
        400,
        "Invalid input received: Volume size '1'GB cannot be smaller than the snapshot size 2GB."
            + " They must be >= original snapshot size.");
    refused(
        volume(member, source + ", 'availability_zone': 'mars'"),
        400,
        "Invalid input received: Volume must be in the same availability zone as the snapshot");
    refused(
        volume(member, source + ", 'source_volid': '" + volume + "'"),
        400,
        "Invalid input received: May specify only one of snapshot, imageRef, source volume or"
            + " backup!");
    refused(
        volume(member, "'snapshot_id': '" + create() + "'"),
        400,
        "Invalid snapshot: Originating snapshot status must be one of available values");
    refused(volume(Caller.member(UUID.randomUUID().toString()), source), 404);
  }

  @Test
  void cloneIsAtLeastAsLargeAndBootsAsItsSource() {
    update("update volumes set bootable = true where id = :id");
    String source = "'source_volid': '" + volume + "'";
    volume(member, source)
        .statusCode(202)
        .body("volume.size", equalTo(2))
        .body("volume.source_volid", equalTo(volume))
        .body("volume.bootable", equalTo("true"));
    refused(volume(member, source + ", 'size': 1"), 400);
    volumeIs("in-use");
    volume(member, source).statusCode(202);
    volumeIs("error");
    refused(volume(member, source), 400);
    refused(volume(member, "'source_volid': '" + UUID.randomUUID() + "'"), 404);
    quota().body("quota_set.volumes.in_use", equalTo(3));
  }

  private void update(String sql) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            volumes
                .getEntityManager()
                .createNativeQuery(sql)
                .setParameter("id", volume)
                .executeUpdate());
  }

  @Test
  void typeThatIsForOtherBackendsIsRefusedForAClone() {
    String type =
        admin
            .post("types", "{'volume_type': {'name': '%s'}}".formatted(UUID.randomUUID()))
            .extract()
            .path("volume_type.id");
    volume(member, "'source_volid': '%s', 'volume_type': '%s'".formatted(volume, type))
        .statusCode(400)
        .body("badRequest.message", containsString("requested type is not compatible"));
  }

  @Test
  void cascadeTakesTheSnapshotsThatCanGo() {
    String first = created();
    String second = create();
    refused(member.delete("volumes/" + volume + "?cascade=true"), 400);
    becomes(first, "available");
    act(admin, second, "{'os-reset_status': {'status': 'error'}}").statusCode(202);
    refused(member.delete("volumes/" + volume + "?cascade=perhaps"), 400);
    refused(member.delete("volumes/" + volume), 400);
    member.delete("volumes/" + volume + "?cascade=True").statusCode(202);
    member.get("volumes/" + volume).body("volume.status", equalTo("deleting"));
    becomes(first, "deleting");
    becomes(second, "deleting");
  }

  @Test
  void revertIsToTheLatestSnapshotOfTheSameSize() {
    refused(revert(member, "'x'"), 400, "Volume %s has no snapshots.".formatted(volume));
    String older = created();
    String latest = created();
    refused(revert(member.at("3.39"), "'" + latest + "'"), 404);
    refused(revert(member, "'" + older + "'"), 400);
    refused(revert(member, "null"), 400);
    refused(revert(Caller.reader(project), "'" + latest + "'"), 403);
    assertThat(revert(member, "'" + latest + "'").statusCode(202).extract().asString()).isEmpty();
    member.get("volumes/" + volume).body("volume.status", equalTo("reverting"));
    becomes(latest, "restoring");
    refused(revert(member, "'" + latest + "'"), 409);
    refused(member.delete("snapshots/" + latest), 400);
  }

  @Test
  void volumeThatHasGrownIsNotReverted() {
    String latest = created();
    update("update volumes set size = 3 where id = :id");
    refused(revert(member, "'" + latest + "'"), 400);
    becomes(latest, "available");
  }

  private ValidatableResponse revert(Caller caller, String snapshot) {
    return caller.post(
        "volumes/" + volume + "/action", "{'revert': {'snapshot_id': %s}}".formatted(snapshot));
  }
}
