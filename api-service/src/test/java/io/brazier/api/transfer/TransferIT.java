package io.brazier.api.transfer;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Transfers between two projects: what each is answered, and what belongs to whom.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class TransferIT {

  private static final String OLD = "os-volume-transfer";
  private static final String NEW = "volume-transfers";

  @Inject MadeVolumesRepository made;
  @Inject FakeNotifier notifier;
  @Inject EntityManager entities;

  private final Caller donor = Caller.member(UUID.randomUUID().toString());
  private final Caller receiver = Caller.member(UUID.randomUUID().toString());
  private String volume = "";
  private String transfer = "";
  private String key = "";

  @BeforeEach
  void makeVolume() {
    volume = made.make(donor, "'size': 2, 'name': 'v', 'metadata': {'k': 'v'}");
  }

  private ValidatableResponse create(Caller caller, String base, String more) {
    return caller.post(base, "{'transfer': {'volume_id': '%s'%s}}".formatted(volume, more));
  }

  private void offer(String base, String more) {
    ValidatableResponse reply = create(donor, base, more).statusCode(202);
    transfer = reply.extract().path("transfer.id");
    key = reply.extract().path("transfer.auth_key");
    assertThat(key).matches("[0-9a-f]{16}");
    isIn(donor, "awaiting-transfer");
  }

  private ValidatableResponse accept(Caller caller, String base, String authKey) {
    return caller.post(
        base + "/" + transfer + "/accept", "{'accept': {'auth_key': " + authKey + "}}");
  }

  private ValidatableResponse accept() {
    return accept(receiver, NEW, "'" + key + "'");
  }

  private void isIn(Caller owner, String status) {
    owner
        .get("volumes/" + volume)
        .statusCode(200)
        .body("volume.status", equalTo(status))
        .body("volume.'os-vol-tenant-attr:tenant_id'", equalTo(owner.project()));
  }

  private void uses(Caller caller, String resource, int amount) {
    Caller.admin(caller.project())
        .get("os-quota-sets/" + caller.project() + "?usage=true")
        .body("quota_set." + resource + ".in_use", equalTo(amount))
        .body("quota_set." + resource + ".reserved", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void volumeAndItsQuotaGoToWhoKnowsTheKey(String base) {
    made.snapshot(volume, true);
    offer(base, ", 'name': ' t '");
    donor
        .get(base + "/" + transfer)
        .statusCode(200)
        .body("transfer.name", equalTo("t"))
        .body("transfer.volume_id", equalTo(volume))
        .body("transfer.accepted", equalTo(false))
        .body("transfer.no_snapshots", equalTo(false))
        .body("transfer.destination_project_id", nullValue())
        .body("transfer.source_project_id", equalTo(donor.project()))
        .body("transfer", not(hasKey("auth_key")));
    accept(receiver, base, "'" + key + "'")
        .statusCode(202)
        .body("transfer.id", equalTo(transfer))
        .body("transfer.volume_id", equalTo(volume))
        .body("transfer", not(hasKey("created_at")));
    isIn(receiver, "available");
    donor.get("volumes/" + volume).statusCode(404);
    receiver.get("volumes/" + volume + "/metadata").body("metadata.k", equalTo("v"));
    receiver.get("volumes?metadata=%7B'k':'v'%7D").body("volumes.id", contains(volume));
    uses(donor, "volumes", 0);
    uses(donor, "gigabytes", 0);
    uses(donor, "snapshots", 0);
    uses(receiver, "volumes", 1);
    uses(receiver, "gigabytes", 4);
    uses(receiver, "snapshots", 1);
    refused(accept(), 404);
    refused(donor.get(base + "/" + transfer), 404);
    donor.get(base).body("transfers", empty());
    assertThat(notifier.of(volume))
        .containsExactly(
            "volume.transfer.create.start available " + donor.project(),
            "volume.transfer.create.end awaiting-transfer " + donor.project(),
            "volume.transfer.accept.start awaiting-transfer " + donor.project(),
            "volume.transfer.accept.end available " + receiver.project());
  }

  @Test
  void snapshotsStayIfTheyAreTo() {
    made.snapshot(volume, true);
    offer(NEW, ", 'no_snapshots': true");
    accept().statusCode(202);
    uses(donor, "snapshots", 1);
    uses(donor, "gigabytes", 2);
    uses(receiver, "gigabytes", 2);
  }

  @Test
  void keyIsNotKept() {
    offer(NEW, "");
    String rows =
        QuarkusTransaction.requiringNew()
            .call(() ->
                (String)
                    entities
                        .createNativeQuery(
                            "select cast(json_agg(t) as text) from transfers t where id = :id",
                            String.class)
                        .setParameter("id", transfer)
                        .getSingleResult());
    assertThat(rows).contains(volume).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'0000000000000000'", "''", "5"})
  void anotherKeyOpensNothing(String wrong) {
    offer(NEW, "");
    refused(
        accept(receiver, NEW, wrong),
        400,
        "Invalid auth key: Attempt to transfer %s with invalid auth key.".formatted(transfer));
    isIn(donor, "awaiting-transfer");
    refused(accept(Caller.reader(receiver.project()), NEW, "'" + key + "'"), 403);
    refused(accept(receiver, NEW, "null"), 400);
    refused(accept(receiver, NEW, "[]"), 400);
  }

  @Test
  void receiversQuotaCounts() {
    offer(NEW, "");
    Caller.admin(receiver.project())
        .put("os-quota-sets/" + receiver.project(), "{'quota_set': {'gigabytes': 1}}")
        .statusCode(200);
    accept().statusCode(413);
    isIn(donor, "awaiting-transfer");
    uses(donor, "gigabytes", 2);
    uses(receiver, "volumes", 0);
    donor.get(NEW + "/" + transfer).statusCode(200);
  }

  @Test
  void donorMayTakeItBackAndNobodyElseSeesIt() {
    offer(OLD, "");
    refused(receiver.get(NEW + "/" + transfer), 404);
    refused(receiver.delete(NEW + "/" + transfer), 404);
    refused(Caller.reader(donor.project()).delete(NEW + "/" + transfer), 403);
    receiver.get(NEW + "/detail").body("transfers", empty());
    Caller.admin(receiver.project())
        .get(NEW + "/detail?all_tenants=1&volume_id=" + volume)
        .body("transfers.id", contains(transfer));
    assertThat(donor.delete(NEW + "/" + transfer).statusCode(202).extract().asString()).isEmpty();
    isIn(donor, "available");
    refused(accept(), 404);
    refused(donor.delete(NEW + "/" + transfer), 404);
    offer(NEW, "");
    accept(donor, NEW, "'" + key + "'").statusCode(202);
    isIn(donor, "available");
    uses(donor, "volumes", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'transfer': {}}",
        "{'transfer': {'volume_id': 'x'}}",
        "{'transfer': {'volume_id': '$', 'name': ' '}}",
        "{'transfer': {'volume_id': '$', 'x': 1}}",
        "{'transfer': {'volume_id': '$', 'no_snapshots': 'perhaps'}}",
        "{'transfer': null}",
      })
  void malformedOfferIsRefused(String body) {
    refused(donor.post(NEW, body.replace("$", volume)), 400);
    isIn(donor, "available");
  }

  @Test
  void snapshotsAreSpokenOfOnTheLaterPathAndFromItsVersionOnly() {
    refused(create(donor, OLD, ", 'no_snapshots': true"), 400);
    refused(create(donor.at("3.54"), NEW, ", 'no_snapshots': true"), 400);
    isIn(donor, "available");
    create(donor.at("3.54"), NEW, "").statusCode(202).body("transfer", not(hasKey("no_snapshots")));
  }

  @Test
  void onlyAvailableVolumesAreOffered() {
    made.set(volume, "status = 'in-use'");
    refused(create(donor, NEW, ""), 400, "Invalid volume: status must be available");
    made.set(volume, "status = 'available', encryption_key_id = 'k'");
    refused(
        create(donor, OLD, ""),
        400,
        "Invalid volume: transferring encrypted volume is not supported");
    refused(create(donor.at("3.69"), NEW, ""), 400);
    refused(create(donor, NEW, ", 'no_snapshots': true"), 400);
    create(donor, NEW, "").statusCode(202);
    refused(create(receiver, NEW, ""), 404);
    volume = UUID.randomUUID().toString();
    refused(create(donor, NEW, ""), 404);
  }

  @Test
  void resetAndForcedDeleteEndAnOffer() {
    Caller admin = Caller.admin(donor.project());
    String actions = "volumes/" + volume + "/action";
    offer(NEW, "");
    admin.post(actions, "{'os-reset_status': {'status': 'available'}}").statusCode(202);
    refused(accept(), 404);
    offer(NEW, "");
    made.set(volume, "status = 'maintenance'");
    refused(
        accept(),
        400,
        "Invalid volume: Unable to accept transfer for volume, because it is in maintenance.");
    made.set(volume, "status = 'available'");
    offer(NEW, "");
    made.set(volume, "host = null, claimed_gib = 0");
    admin.post(actions, "{'os-force_delete': null}").statusCode(202);
    refused(donor.get(NEW + "/" + transfer), 404);
  }

  @Test
  void listsAreOrderedAndPagedByVersion() {
    offer(NEW, ", 'name': 'first'");
    String first = transfer;
    volume = made.make(donor, "'size': 1");
    offer(NEW, ", 'name': 'second'");
    donor.at("3.58").get(OLD + "?limit=1").body("transfers.id", contains(first, transfer));
    donor.at("3.58").get(NEW + "?name=second").body("transfers.id", contains(transfer));
    donor.get(OLD).body("transfers.id", contains(transfer, first));
    donor
        .get(NEW + "/detail?limit=1&sort=name")
        .body("transfers.id", contains(transfer))
        .body("transfers_links.rel", contains("next"));
    donor.get(NEW + "?sort=name:asc&marker=" + first).body("transfers.id", contains(transfer));
    refused(donor.get(NEW + "?nonsense=1"), 400);
  }

  @Test
  void ofTwoWhoAcceptOneWins() throws Exception {
    offer(NEW, "");
    List<Caller> callers =
        IntStream.range(0, 4).mapToObj(_ -> Caller.member(UUID.randomUUID().toString())).toList();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> requests =
          callers.stream()
              .<Callable<Integer>>map(
                  caller -> () -> accept(caller, NEW, "'" + key + "'").extract().statusCode())
              .toList();
      List<Integer> statuses =
          crowd.invokeAll(requests).stream().map(Future::resultNow).sorted().toList();
      assertThat(statuses).containsExactly(202, 404, 404, 404);
    }
    assertThat(callers)
        .filteredOn(caller -> caller.get("volumes/" + volume).extract().statusCode() == 200)
        .singleElement()
        .satisfies(winner -> uses(winner, "volumes", 1));
    uses(donor, "volumes", 0);
  }
}
