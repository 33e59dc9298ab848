package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.backend.BackendAddress;
import io.brazier.bus.FakeBus;
import io.brazier.bus.Topic;
import io.brazier.message.Pace;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeLifeIT {

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";
  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");

  @Inject VolumeRepository volumes;
  @Inject FakeBus bus;

  private final String project = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  @Test
  void createdVolumeIsShownAsSpecified() {
    member
        .post("volumes", "{'volume': {'size': 1, 'name': ' n1 ', 'metadata': {'a': 'b'}}}")
        .statusCode(202)
        .body("volume.status", equalTo("creating"))
        .body("volume.size", equalTo(1))
        .body("volume.name", equalTo("n1"))
        .body("volume.description", nullValue())
        .body("volume.availability_zone", equalTo("nova"))
        .body("volume.created_at", matchesPattern(TIME))
        .body("volume.updated_at", nullValue())
        .body("volume.volume_type", equalTo("__DEFAULT__"))
        .body("volume.metadata", equalTo(Map.of("a", "b")))
        .body("volume.bootable", equalTo("false"))
        .body("volume.encrypted", equalTo(false))
        .body("volume.multiattach", equalTo(false))
        .body("volume.attachments.size()", equalTo(0))
        .body("volume.shared_targets", equalTo(true))
        .body("volume.consumes_quota", equalTo(true))
        .body("volume.user_id", equalTo("user"))
        .body("volume.links[0].href", matchesPattern("http://[^/]+/v3/volumes/[0-9a-f-]{36}"));
  }

  @Test
  void acceptedVolumeIsCastToTheSchedulers() {
    int before = bus.waiting(Topic.SCHEDULER);
    create("{'size': 1}");
    assertThat(bus.waiting(Topic.SCHEDULER)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'size': '2', 'display_name': 'n', 'display_description': 'd'}",
        "{'size': 2, 'name': 'n', 'description': 'd', 'volume_type': '__DEFAULT__'}",
        "{'size': 2, 'name': 'n', 'description': ' d ', 'volume_type': '', 'imageRef': null}",
        "{'size': 2, 'name': 'n', 'description': 'd', 'multiattach': false, 'metadata': null,"
            + " 'snapshot_id': null, 'source_volid': null, 'group_id': null, 'backup_id': null}",
      })
  void spellingsOfTheSameRequestMakeTheSameVolume(String volume) {
    member
        .get("volumes/" + create(volume))
        .statusCode(200)
        .body("volume.size", equalTo(2))
        .body("volume.name", equalTo("n"))
        .body("volume.description", equalTo("d"))
        .body("volume.volume_type", equalTo("__DEFAULT__"));
  }

  @Test
  void unknownKeyIsIgnoredBelow353AndRefusedFromThere() {
    String body = "{'volume': {'size': 1, 'colour': 'red'}}";
    member.at("3.52").post("volumes", body).statusCode(202);
    refused(member.at("3.53").post("volumes", body), 400);
  }

  static IntStream minors() {
    return IntStream.rangeClosed(0, 71);
  }

  @ParameterizedTest
  @MethodSource("minors")
  void keysOfDetailAreThoseOfTheVersion(int minor) {
    String id = create("{'size': 1}");
    Set<String> plain = new TreeSet<>(VolumeKeys.ofDetail(minor));
    plain.removeAll(VolumeKeys.ADMIN);
    String version = "3." + minor;
    assertThat(member.at(version).get("volumes/" + id).extract().<Map<String, ?>>path("volume"))
        .containsOnlyKeys(plain);
    assertThat(admin.at(version).get("volumes/" + id).extract().<Map<String, ?>>path("volume"))
        .containsOnlyKeys(VolumeKeys.ofDetail(minor));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 71})
  void updateReplyHasNoAttributesOfExtensions(int minor) {
    String id = create("{'size': 1}");
    Set<String> keys = new TreeSet<>(VolumeKeys.ofDetail(minor));
    keys.removeIf(key -> key.startsWith("os-vol"));
    assertThat(
            admin
                .at("3." + minor)
                .put("volumes/" + id, "{'volume': {'name': 'n'}}")
                .extract()
                .<Map<String, ?>>path("volume"))
        .containsOnlyKeys(keys);
  }

  @Test
  void sharedTargetsOfUnknownKindAreTrueBelow369() {
    String id = create("{'size': 1}");
    change(() ->
        volumes
            .getEntityManager()
            .createNativeQuery("update volumes set shared_targets = null where id = :id")
            .setParameter("id", id)
            .executeUpdate());
    member.at("3.68").get("volumes/" + id).body("volume.shared_targets", equalTo(true));
    member.at("3.69").get("volumes/" + id).body("volume.shared_targets", nullValue());
  }

  @Test
  void updateChangesWhatItNamesOnly() {
    String id = create("{'size': 1, 'name': 'n', 'description': 'd', 'metadata': {'a': '1'}}");
    member
        .put("volumes/" + id, "{'volume': {'name': ' m '}}")
        .statusCode(200)
        .body("volume.name", equalTo("m"))
        .body("volume.description", equalTo("d"))
        .body("volume.metadata.a", equalTo("1"))
        .body("volume.updated_at", matchesPattern(TIME));
    member
        .put("volumes/" + id, "{'volume': {'description': null, 'metadata': {'b': '2'}}}")
        .body("volume.name", equalTo("m"))
        .body("volume.description", nullValue())
        .body("volume.metadata", equalTo(Map.of("b", "2")));
    member
        .put("volumes/" + id, "{'volume': {'metadata': {}, 'display_name': ''}}")
        .body("volume.name", emptyString())
        .body("volume.metadata", anEmptyMap());
  }

  @Test
  void emptyUpdateIsRefusedFrom353() {
    String id = create("{'size': 1}");
    member.at("3.52").put("volumes/" + id, "{'volume': {}}").statusCode(200);
    refused(member.at("3.53").put("volumes/" + id, "{'volume': {}}"), 400);
    refused(member.at("3.0").put("volumes/" + id, "{'volume': {'size': 2}}"), 400);
  }

  @Test
  void volumeOfAnotherProjectDoesNotExist() {
    String id = create("{'size': 1}");
    Caller stranger = Caller.member(UUID.randomUUID().toString());
    String text = "Volume %s could not be found.".formatted(id);
    refused(stranger.get("volumes/" + id), 404, text);
    refused(stranger.put("volumes/" + id, "{'volume': {'name': 'x'}}"), 404, text);
    refused(stranger.delete("volumes/" + id), 404, text);
    refused(stranger.get("volumes/" + id + "/metadata"), 404, text);
    refused(stranger.post("volumes/" + id + "/metadata", "{'metadata': {'a': 'b'}}"), 404, text);
    refused(stranger.delete("volumes/" + id + "/metadata/a"), 404, text);
    refused(stranger.get("volumes?marker=" + id), 404, text);
    refused(
        stranger.post("volumes", "{'volume': {'size': 1, 'source_volid': '%s'}}".formatted(id)),
        404,
        text);
    Caller.admin(stranger.project()).get("volumes/" + id).statusCode(200);
  }

  @Test
  void rolesDecideWhoMayDoWhat() {
    String id = create("{'size': 1}");
    Caller reader = Caller.reader(project);
    reader.get("volumes/" + id).statusCode(200);
    refused(reader.post("volumes", "{'volume': {'size': 1}}"), 403);
    refused(reader.put("volumes/" + id, "{'volume': {'name': 'x'}}"), 403);
    refused(
        reader.delete("volumes/" + id), 403, "Policy doesn't allow volume:delete to be performed.");
    refused(Caller.roleless(project).get("volumes/" + id), 404);
    refused(Caller.roleless(project).get("volumes"), 403);
    refused(member.delete("volumes/" + id + "?force=true"), 403);
  }

  @Test
  void unplacedVolumeIsGoneAtOnceWithItsQuota() {
    String id = create("{'size': 1, 'metadata': {'a': 'b'}}");
    String reply = member.delete("volumes/" + id).statusCode(202).extract().asString();
    assertThat(reply).isEmpty();
    refused(member.get("volumes/" + id), 404);
    refused(member.delete("volumes/" + id), 404);
    for (int i = 0; i < 10; i++) {
      create("{'size': 1}");
    }
    refused(
        member.post("volumes", "{'volume': {'size': 1}}"),
        413,
        "VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded for quota 'volumes'.");
  }

  @Test
  void statusOfANewerServiceIsShownAsItIs() {
    String id = create("{'size': 1}");
    Transition step =
        new Transition(
            ResourceKind.VOLUME, Set.of(VolumeStatus.CREATING), new Status("error_cooking-up"));
    change(() -> volumes.transition(new VolumeId(id), step));
    member.get("volumes/" + id).body("volume.status", equalTo("error_cooking-up"));
    member.get("volumes/detail").body("volumes.status", equalTo(List.of("error_cooking-up")));
  }

  @Test
  void placedVolumeIsDeletedByItsBackend() {
    String id = placed();
    change(() -> volumes.transition(new VolumeId(id), VolumeTransition.CREATED));
    change(() -> endWork(id));
    int before = bus.waiting(Topic.volume(POOL, Pace.SLOW));
    member.delete("volumes/" + id + "?cascade=True&force=no").statusCode(202);
    member.get("volumes/" + id).body("volume.status", equalTo("deleting"));
    assertThat(bus.waiting(Topic.volume(POOL, Pace.SLOW))).isEqualTo(before + 1);
    refused(member.delete("volumes/" + id), 400);
  }

  @Test
  void volumeInTheMakingIsDeletedByForceOnly() {
    String id = placed();
    refused(admin.delete("volumes/" + id), 400);
    refused(admin.at("3.22").delete("volumes/" + id + "?force=true"), 400);
    assertThat(work(id)).isEqualTo("create_volume");
    int before = bus.waiting(Topic.volume(POOL, Pace.SLOW));
    admin.at("3.23").delete("volumes/" + id + "?force=true").statusCode(202);
    admin.get("volumes/" + id).body("volume.status", equalTo("deleting"));
    assertThat(work(id)).isEqualTo("delete_volume");
    assertThat(bus.waiting(Topic.volume(POOL, Pace.SLOW))).isEqualTo(before + 1);
  }

  @Test
  void forcedDeleteIsAcceptedAgainWhileItIsAtWork() {
    String path = "volumes/" + placed() + "?force=true";
    admin.delete(path).statusCode(202);
    admin.delete(path).statusCode(202);
  }

  @Test
  void forcedDeleteOfAnUnplacedVolumeEndsItsCreate() {
    String id = create("{'size': 1}");
    admin.delete("volumes/" + id + "?force=true").statusCode(202);
    refused(admin.get("volumes/" + id), 404);
    assertThat(work(id)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"3.71, cascade=zz", "3.23, force=zz", "3.0, cascade=2"})
  void malformedBooleanOfADeleteIsRefused(String version, String query) {
    String id = create("{'size': 1}");
    refused(member.at(version).delete("volumes/" + id + "?" + query), 400);
    member.get("volumes/" + id).statusCode(200);
  }

  @Test
  void summaryAddsUpTheOwnProject() {
    create("{'size': 2, 'metadata': {'a': '1', 'b': '1'}}");
    create("{'size': 3, 'metadata': {'a': '2'}}");
    refused(member.at("3.11").get("volumes/summary"), 404);
    member
        .at("3.12")
        .get("volumes/summary?colour=red")
        .statusCode(200)
        .body("volume-summary.total_count", equalTo(2))
        .body("volume-summary.total_size", equalTo(5))
        .body("volume-summary", not(hasKey("metadata")));
    member
        .at("3.36")
        .get("volumes/summary?all_tenants=1")
        .body("volume-summary.total_count", equalTo(2))
        .body("volume-summary.metadata.a", equalTo(List.of("1", "2")))
        .body("volume-summary.metadata.b", equalTo(List.of("1")));
    member
        .get("volumes/summary?all_tenants=zz")
        .statusCode(200)
        .body("volume-summary.total_count", equalTo(2));
    refused(Caller.admin("nobody").get("volumes/summary?all_tenants=zz"), 400);
    Caller.admin("nobody").get("volumes/summary").body("volume-summary.total_count", equalTo(0));
  }

  private String create(String volume) {
    return member
        .post("volumes", "{'volume': %s}".formatted(volume))
        .statusCode(202)
        .extract()
        .path("volume.id");
  }

  private String placed() {
    String id = create("{'size': 1}");
    change(() -> volumes.place(new VolumeId(id), POOL, "nova"));
    return id;
  }

  /// What is at work on a volume, null for nothing.
  private @Nullable String work(String id) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            (String)
                volumes
                    .getEntityManager()
                    .createNativeQuery(
                        "select max(operation) from workers where resource_id = :id", String.class)
                    .setParameter("id", id)
                    .getSingleResult());
  }

  /// What the volume service does at the end of a create.
  private void endWork(String id) {
    volumes
        .getEntityManager()
        .createNativeQuery("delete from workers where resource_id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  private static void change(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }
}
