package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.CommandLine;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What administrators say of volumes by their types, by the clients that people use.
class TypesIT {

  private final Brazier brazier = Brazier.shared();

  @AutoClose private final Project project = Project.fresh(brazier);

  private final CommandLine shell = CommandLine.in(brazier, project);

  @Test
  void retypeInPlaceLeavesTheLogicalVolumeAndOneThatWouldMoveIsRefused() {
    String volume = project.createAvailable(project.thin());
    LogicalVolume lv = new Storage(brazier).only(volume);

    shell.tryOpenstackVolume("set", "--type", project.alike().name(), volume).orFail();
    project.awaitAvailable(volume);

    assertThat(project.show(volume).get("volume_type").asText()).isEqualTo(project.alike().name());
    assertThat(new Storage(brazier).only(volume)).isEqualTo(lv);

    shell.cinder("retype", "--migration-policy", "never", volume, project.thick().name());
    eventually("it is told why not", () -> assertThat(project.messages(volume)).hasSize(1));

    assertThat(project.status(volume)).isEqualTo("available");
    assertThat(project.show(volume).get("volume_type").asText()).isEqualTo(project.alike().name());
  }

  @Test
  void qosSpecsAreAssociatedWithATypeAndTakenFromIt() {
    String type = project.thin().name();
    String qos =
        shell
            .openstackVolume(
                "qos",
                "create",
                "--consumer",
                "front-end",
                "--property",
                "total_iops_sec=500",
                type)
            .get("id")
            .asText();

    shell.tryOpenstackVolume("qos", "associate", qos, type).orFail();
    JsonNode shown = shell.openstackVolume("qos", "show", qos);
    String ofType = shell.cinder("type-show", type);
    shell.tryOpenstackVolume("qos", "disassociate", "--volume-type", type, qos).orFail();
    String associations = shell.cinder("qos-get-association", qos);
    shell.tryOpenstackVolume("qos", "delete", qos).orFail();

    assertThat(shown.get("associations").toString()).contains(type);
    assertThat(shown.get("consumer").asText()).isEqualTo("front-end");
    assertThat(shown.at("/properties/total_iops_sec").asText()).isEqualTo("500");
    assertThat(ofType).contains(qos);
    assertThat(associations).doesNotContain(type);
    assertThat(shell.cinder("qos-list")).doesNotContain(qos);
  }

  @Test
  void typeSaysHowItsVolumesAreEncrypted() {
    String type = project.thin().name();

    shell.cinder(
        "encryption-type-create", type, "luks", "--cipher", "aes-xts-plain64", "--key-size", "256");
    JsonNode shown = shell.openstackVolume("type", "show", "--encryption-type", type);
    String refused =
        shell.tryOpenstackVolume("create", "--size", "1", "--type", type, "e1").stderr();
    shell.tryOpenstackVolume("type", "unset", "--encryption-type", type).orFail();

    assertThat(shown.get("encryption").toString())
        .contains("luks", "aes-xts-plain64", "256", "front-end");
    assertThat(refused).contains("HTTP 400");
    assertThat(shell.cinder("encryption-type-show", type)).doesNotContain("luks");
  }

  @Test
  void projectHasADefaultTypeOfItsOwn() {
    String type = project.thin().name();

    Map<String, String> set = shell.cinderProperties("default-type-set", type, project.id());
    String created = shell.openstackVolume("create", "--size", "1", "d1").get("type").asText();
    String listed = shell.cinder("default-type-list");
    shell.cinder("default-type-unset", project.id());

    assertThat(set).containsEntry("volume_type_id", project.thin().id());
    assertThat(created).isEqualTo(type);
    assertThat(listed).contains(project.id(), project.thin().id());
    assertThat(shell.cinder("default-type-list")).doesNotContain(project.id());
  }

  @Test
  void groupTypeHasSpecs() {
    String name = project.thin().name();

    String id = shell.openstackVolume("group", "type", "create", name).get("ID").asText();
    shell.tryOpenstackVolume("group", "type", "set", "--property", "k=v", id).orFail();
    Map<String, String> shown = shell.cinderProperties("group-type-show", id);
    shell.tryOpenstackVolume("group", "type", "delete", id).orFail();

    assertThat(shown).containsEntry("name", name).containsEntry("group_specs", "k : v");
    assertThat(shell.cinder("group-type-list")).doesNotContain(id);
  }
}
