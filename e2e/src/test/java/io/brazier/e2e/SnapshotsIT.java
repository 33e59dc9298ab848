package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.CommandLine;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.client.VolumeType;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Snapshots and what is made from them, by the client that people use, with the bytes compared on
/// the disk.
class SnapshotsIT {

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final CommandLine shell = CommandLine.of(brazier, "admin");

  @AutoClose private final Project project = Project.ofOpenrc(brazier);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytesOfASnapshotAreThoseOfItsMoment(boolean thin) {
    VolumeType type = thin ? project.thin() : project.thick();
    String volume = project.createAvailable(type);
    LogicalVolume lv = storage.only(volume);
    storage.fillWithPattern(lv);
    String snapshot = snapshot(volume);
    String before = copy("--source", volume);
    storage.fillWithZeros(lv);

    String from = copy("--snapshot", snapshot);
    String clone = copy("--source", volume);

    assertThat(storage.isZero(storage.only(before))).isFalse();
    assertThat(storage.isSame(storage.only(before), storage.only(from))).isTrue();
    assertThat(storage.isZero(storage.only(clone))).isTrue();
    assertThat(project.show(from).get("size").asInt()).isEqualTo(2);

    revert(volume, snapshot);

    assertThat(storage.isSame(storage.only(volume), storage.only(from))).isTrue();

    cascade(volume);

    assertThat(storage.of(snapshot)).isEmpty();
    assertThat(storage.isSame(storage.only(before), storage.only(from))).isTrue();
    new Books(Database.of(brazier)).balance(project.id());
  }

  private String snapshot(String volume) {
    String id =
        shell.openstackVolume("snapshot", "create", "--volume", volume, "s1").get("id").asText();
    eventually(
        "snapshot " + id + " is available",
        () ->
            assertThat(shell.openstackVolume("snapshot", "show", id).get("status").asText())
                .isEqualTo("available"));
    JsonNode listed = shell.openstackVolume("snapshot", "list");
    assertThat(listed.findValuesAsText("ID")).contains(id);
    return id;
  }

  /// A volume of 2 GiB from a source.
  private String copy(String option, String source) {
    String id =
        shell.openstackVolume("create", "--size", "2", option, source, "copy").get("id").asText();
    project.awaitAvailable(id);
    return id;
  }

  private void revert(String volume, String snapshot) {
    String body = "{\"revert\": {\"snapshot_id\": \"%s\"}}".formatted(snapshot);
    project.api().at("3.40").post("/volumes/" + volume + "/action", body).expect(202);
    project.awaitAvailable(volume);
  }

  private void cascade(String volume) {
    project.api().delete("/volumes/" + volume + "?cascade=true").expect(202);
    project.awaitGone(volume);
  }
}
