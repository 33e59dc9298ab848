package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.CommandLine;
import io.brazier.e2e.client.OpenStack4j;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.openstack4j.api.Builders;
import org.openstack4j.api.storage.BlockVolumeService;
import org.openstack4j.model.storage.block.Volume;

/// A volume from its creation to its end, by each of the clients that people use.
class VolumeLifecycleIT {

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final CommandLine shell = CommandLine.of(brazier, "admin");

  @AutoClose private final Project project = Project.ofOpenrc(brazier);

  @Test
  void openstackMakesShowsChangesListsAndDeletesAThickVolume() {
    String id =
        shell
            .openstackVolume("create", "--size", "1", "--type", project.thick().name(), "v1")
            .get("id")
            .asText();
    project.awaitAvailable(id);
    LogicalVolume lv = storage.only(id);

    shell.tryOpenstackVolume("set", "--name", "v2", "--property", "colour=red", id).orFail();
    shell.tryOpenstackVolume("set", "--size", "2", id).orFail();
    awaitSize(id, 2);
    JsonNode shown = shell.openstackVolume("show", id);
    JsonNode listed = shell.openstackVolume("list");
    shell.tryOpenstackVolume("delete", id).orFail();
    project.awaitGone(id);

    assertThat(lv.pool()).isEmpty();
    assertThat(shown.get("name").asText()).isEqualTo("v2");
    assertThat(shown.get("status").asText()).isEqualTo("available");
    assertThat(shown.at("/properties/colour").asText()).isEqualTo("red");
    assertThat(listed.findValuesAsText("ID")).contains(id);
    assertNothingIsLeftOf(id);
  }

  @Test
  void cinderMakesShowsRenamesListsAndDeletesAThinVolume() {
    Map<String, String> created =
        shell.cinderProperties(
            "create", "--volume-type", project.thin().name(), "--name", "c1", "1");
    String id = created.getOrDefault("id", "");
    project.awaitAvailable(id);
    LogicalVolume lv = storage.only(id);

    shell.cinder("rename", id, "c2");
    shell.cinder("extend", id, "3");
    awaitSize(id, 3);
    Map<String, String> shown = shell.cinderProperties("show", id);
    String listed = shell.cinder("list");
    shell.cinder("delete", id);
    project.awaitGone(id);

    assertThat(lv.pool()).isNotEmpty();
    assertThat(shown).containsEntry("name", "c2").containsEntry("status", "available");
    assertThat(listed).contains(id);
    assertNothingIsLeftOf(id);
  }

  @Test
  void openstack4jMakesShowsListsAndDeletesAVolume() {
    BlockVolumeService volumes = OpenStack4j.volumes(project.api());
    String id =
        volumes
            .create(Builders.volume().name("j1").size(1).volumeType(project.thin().name()).build())
            .getId();
    project.awaitAvailable(id);
    storage.only(id);

    Volume shown = volumes.get(id);
    volumes.update(id, "j2", "by a program");
    String renamed = volumes.get(id).getName();
    assertThat(volumes.list()).extracting(Volume::getId).contains(id);
    assertThat(volumes.delete(id).isSuccess()).isTrue();
    project.awaitGone(id);

    assertThat(shown.getStatus()).isEqualTo(Volume.Status.AVAILABLE);
    assertThat(shown.getSize()).isEqualTo(1);
    assertThat(renamed).isEqualTo("j2");
    assertNothingIsLeftOf(id);
  }

  /// Waits until a volume has a size, in its row and on its storage.
  private void awaitSize(String volume, int gib) {
    project.awaitAvailable(volume);
    assertThat(project.api().get("/volumes/" + volume).json().at("/volume/size").asInt())
        .isEqualTo(gib);
    assertThat(storage.only(volume).sizeBytes()).isEqualTo((long) gib << 30);
  }

  private void assertNothingIsLeftOf(String volume) {
    eventually("no logical volume of " + volume, () -> assertThat(storage.of(volume)).isEmpty());
    eventually("the books balance", () -> new Books(Database.of(brazier)).balance(project.id()));
  }
}
