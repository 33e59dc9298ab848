package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.CommandLine;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.SparseWipe;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Snapshots and what is made from them, by the clients that people use, with the bytes compared on
/// the disk.
class SnapshotsIT {

  private static final long TWO_GIB = 2L << 30;
  private static final int MIB_IN_GIB = 1024;

  /// What is written and compared is the end of the first GiB, where a copy would fall short.
  private static final int LAST_MIB = MIB_IN_GIB - 64;

  private static final int COMPARED_MIB = MIB_IN_GIB - 256;

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);

  private final Project project = Project.fresh(brazier);
  private final CommandLine shell = CommandLine.in(brazier, project);

  private List<SparseWipe> wipes = List.of();

  @BeforeEach
  void wipeWithoutTakingRoom() {
    wipes = brazier.hosts().stream().map(host -> SparseWipe.on(brazier, host)).toList();
  }

  @AfterEach
  void takeEverythingAway() {
    project.close();
    wipes.forEach(SparseWipe::close);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytesOfASnapshotAreThoseOfItsMoment(boolean thin) {
    String volume = project.createAvailable(thin ? project.thin() : project.thick());
    storage.fillWithNumbers(storage.only(volume), LAST_MIB, MIB_IN_GIB - LAST_MIB);
    String snapshot = snapshot(volume);
    LogicalVolume before = copy("--source", volume);
    storage.fillWithZeros(storage.only(volume), LAST_MIB);

    LogicalVolume from = copy("--snapshot", snapshot);
    LogicalVolume clone = copy("--source", volume);

    assertThat(storage.isZero(before, COMPARED_MIB)).isFalse();
    assertThat(storage.isZero(before, MIB_IN_GIB)).as("what it is larger by").isTrue();
    assertThat(storage.isSame(before, from, COMPARED_MIB)).isTrue();
    assertThat(storage.isZero(from, MIB_IN_GIB)).as("what it is larger by").isTrue();
    assertThat(storage.isZero(clone, COMPARED_MIB)).isTrue();

    shell.cinder("revert-to-snapshot", snapshot);
    project.awaitAvailable(volume);

    assertThat(storage.isSame(storage.only(volume), before, COMPARED_MIB)).isTrue();

    shell.tryOpenstackVolume("delete", "--purge", volume).orFail();
    project.awaitGone(volume);

    assertThat(storage.of(snapshot)).isEmpty();
    assertThat(storage.isSame(before, from, COMPARED_MIB)).as("they stand by themselves").isTrue();
    new Books(Database.of(brazier)).balance(project.id());
  }

  @Test
  void snapshotsAreRenamedShownListedAndDeleted() {
    String thick = project.snapshotAvailable(project.createAvailable(project.thick()));
    String thin = project.snapshotAvailable(project.createAvailable(project.thin()));

    shell
        .tryOpenstackVolume("snapshot", "set", "--name", "s2", "--property", "k=v", thick)
        .orFail();
    Map<String, String> shown = shell.cinderProperties("snapshot-show", thick);
    JsonNode listed = shell.openstackVolume("snapshot", "list");
    shell.tryOpenstackVolume("snapshot", "delete", thick, thin).orFail();
    eventually("they are gone", () -> assertThat(project.snapshots()).isEmpty());

    assertThat(shown)
        .containsEntry("name", "s2")
        .containsEntry("size", "1")
        .containsEntry("metadata", "{'k': 'v'}");
    assertThat(listed.findValuesAsText("ID")).containsExactlyInAnyOrder(thick, thin);
    assertThat(storage.of(thick)).isEmpty();
    assertThat(storage.of(thin)).isEmpty();
    new Books(Database.of(brazier)).balance(project.id());
  }

  private String snapshot(String volume) {
    String id =
        shell.openstackVolume("snapshot", "create", "--volume", volume, "s1").get("id").asText();
    eventually(
        "snapshot " + id + " is available",
        () ->
            assertThat(project.snapshots())
                .extracting(shown -> shown.get("status").asText())
                .containsOnly("available"));
    return id;
  }

  /// A volume of 2 GiB from a source of 1 GiB.
  private LogicalVolume copy(String option, String source) {
    String id =
        shell.openstackVolume("create", "--size", "2", option, source, "copy").get("id").asText();
    project.awaitAvailable(id);
    LogicalVolume lv = storage.only(id);
    assertThat(lv.sizeBytes()).isEqualTo(TWO_GIB);
    return lv;
  }
}
