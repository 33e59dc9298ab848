package io.brazier.doctor.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryFilesTest {

  private static final String EMPTY_GROUP =
      "{\"report\": [{\"vg\": [{\"vg_name\": \"vg\", \"vg_extent_size\": \"4\"}], \"lv\": []}]}";

  @TempDir private Path folder;

  @Test
  void hostsThatAnswerAreRead() throws IOException {
    Disks disks =
        new InventoryFiles(
                Map.of("here", file(EMPTY_GROUP), "also", file(EMPTY_GROUP)),
                Map.of("here", file("iqn.one\n\niqn.two\n")),
                Map.of("here@lvm", "vg"))
            .read();

    assertThat(disks.hosts()).containsOnlyKeys("here", "also");
    assertThat(disks.hosts().values())
        .extracting(Inventory::targets)
        .containsExactlyInAnyOrder(List.of("iqn.one", "iqn.two"), null);
    assertThat(disks.groups()).containsEntry("here@lvm", "vg");
  }

  @Test
  void hostsThatDoNotAnswerAreTold() throws IOException {
    Map<String, Path> reports =
        Map.of(
            "silent", file(""), "confused", file("lvm: not found"), "nowhere", folder.resolve("x"));

    Disks disks = new InventoryFiles(reports, Map.of(), Map.of()).read();

    assertThat(disks.hosts()).isEmpty();
    assertThat(disks.silent().get("silent")).contains("gave no report");
    assertThat(disks.silent().get("confused")).contains("is no report of LVM");
    assertThat(disks.silent().get("nowhere")).contains("cannot be read");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "inventory", ""), text);
  }
}
