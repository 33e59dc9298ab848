package io.brazier.e2e.client;

import static io.brazier.e2e.instance.Eventually.RECOVERY;
import static io.brazier.e2e.instance.Eventually.SOON;
import static io.brazier.e2e.instance.Eventually.eventually;
import static io.brazier.e2e.instance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.instance.Brazier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A tenant of its own, with an empty quota and nobody else's volumes. Closed, it leaves nothing.
///
/// @param id hexadecimal, as Cinder wants it in a URL
/// @param thick a volume type for the backends with plain logical volumes
/// @param thin one for those with thin logical volumes
/// @param alike another for those, to which volumes of `thin` may be retyped where they are
public record Project(String id, Api api, VolumeType thick, VolumeType thin, VolumeType alike)
    implements AutoCloseable {

  /// A project that nobody has used yet.
  public static Project fresh(Brazier brazier) {
    String id = UUID.randomUUID().toString().replace("-", "");
    return of(Api.noauth(brazier, id), id);
  }

  /// The one that command lines work in.
  public static Project ofOpenrc(Brazier brazier) {
    String id = brazier.openrc("admin").getOrDefault("OS_PROJECT_ID", "");
    return of(Api.noauth(brazier, id), id);
  }

  private static Project of(Api api, String id) {
    return new Project(
        id,
        api,
        VolumeType.create(api, "LVM"),
        VolumeType.create(api, "LVM_thin"),
        VolumeType.create(api, "LVM_thin"));
  }

  /// Sets a limit of the quota; -1 for none.
  public void limit(String resource, int limit) {
    String body = "{\"quota_set\": {\"%s\": %d}}".formatted(resource, limit);
    api.put("/os-quota-sets/" + id, body).expect(200);
  }

  /// The same project, asked with a header more.
  public Project with(String header, String value) {
    return new Project(id, api.with(header, value), thick, thin, alike);
  }

  /// Asks for a volume of 1 GiB of a type.
  ///
  /// @return its id
  public String create(VolumeType type) {
    return idOf(request(1, type).expect(202));
  }

  /// Asks for a volume.
  public Answer request(int sizeGib, VolumeType type) {
    String body =
        "{\"volume\": {\"size\": %d, \"volume_type\": \"%s\"}}".formatted(sizeGib, type.name());
    return api.post("/volumes", body);
  }

  /// The id in the answer to a create.
  public static String idOf(Answer accepted) {
    return accepted.json().at("/volume/id").asText();
  }

  public JsonNode show(String volume) {
    return api.get("/volumes/" + volume).expect(200).json().get("volume");
  }

  public String status(String volume) {
    return show(volume).get("status").asText();
  }

  /// Waits until a volume is `available`; gives up at once when it ends otherwise.
  public void awaitAvailable(String volume) {
    awaitAvailable(volume, SOON);
  }

  /// The same with a limit of its own.
  public void awaitAvailable(String volume, Duration limit) {
    within("volume " + volume + " is available", limit)
        .failFast("the volume is in error", () -> status(volume).equals("error"))
        .untilAsserted(() -> assertThat(status(volume)).isEqualTo("available"));
  }

  /// Creates a volume and waits until it can be used.
  public String createAvailable(VolumeType type) {
    String volume = create(type);
    awaitAvailable(volume);
    return volume;
  }

  public void delete(String volume) {
    api.delete("/volumes/" + volume).expect(202);
  }

  public void awaitGone(String volume) {
    eventually(
        "volume " + volume + " is gone",
        SOON,
        () -> assertThat(api.get("/volumes/" + volume).status()).isEqualTo(404));
  }

  /// The project's volumes with their details.
  public List<JsonNode> volumes() {
    List<JsonNode> found = new ArrayList<>();
    api.get("/volumes/detail").expect(200).json().get("volumes").forEach(found::add);
    return found;
  }

  /// The project's snapshots with their details.
  public List<JsonNode> snapshots() {
    List<JsonNode> found = new ArrayList<>();
    api.get("/snapshots/detail").expect(200).json().get("snapshots").forEach(found::add);
    return found;
  }

  /// Asks for a snapshot of a volume and waits until it can be used.
  ///
  /// @return its id
  public String snapshotAvailable(String volume) {
    String body = "{\"snapshot\": {\"volume_id\": \"%s\"}}".formatted(volume);
    String id = api.post("/snapshots", body).expect(202).json().at("/snapshot/id").asText();
    within("snapshot " + id + " is available", SOON)
        .failFast("the snapshot is in error", () -> snapshotStatus(id).equals("error"))
        .untilAsserted(() -> assertThat(snapshotStatus(id)).isEqualTo("available"));
    return id;
  }

  private String snapshotStatus(String id) {
    return api.get("/snapshots/" + id).expect(200).json().at("/snapshot/status").asText();
  }

  /// Deletes a snapshot and waits until it is gone.
  public void deleteSnapshot(String id) {
    api.delete("/snapshots/" + id).expect(202);
    eventually(
        "snapshot " + id + " is gone",
        SOON,
        () -> assertThat(api.get("/snapshots/" + id).status()).isEqualTo(404));
  }

  /// The messages about a volume, with the microversion that has them.
  public List<JsonNode> messages(String volume) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode list =
        api.at("3.5").get("/messages?resource_uuid=" + volume).expect(200).json().get("messages");
    list.forEach(found::add);
    return found;
  }

  /// A volume that is still being made cannot be deleted yet, so it is tried again; one whose
  /// delete has failed only by force.
  @Override
  public void close() {
    eventually(
        "project " + id + " is empty",
        RECOVERY,
        () -> {
          deleteAll();
          assertThat(snapshots()).isEmpty();
          assertThat(volumes()).isEmpty();
        });
    thick.delete();
    thin.delete();
    alike.delete();
  }

  /// Asks for a delete whatever the volume's status, with the microversion that has it.
  public Answer forceDelete(String volume) {
    return api.at("3.23").delete("/volumes/" + volume + "?force=true");
  }

  private void deleteAll() {
    for (JsonNode snapshot : snapshots()) {
      String path = "/snapshots/" + snapshot.get("id").asText();
      switch (snapshot.get("status").asText()) {
        case "deleting" -> {}
        case "error_deleting" -> api.post(path + "/action", "{\"os-force_delete\": null}");
        default -> api.delete(path);
      }
    }
    for (JsonNode volume : volumes()) {
      String id = volume.get("id").asText();
      switch (volume.get("status").asText()) {
        case "deleting" -> {}
        case "error_deleting" -> forceDelete(id);
        default -> api.delete("/volumes/" + id);
      }
    }
  }
}
