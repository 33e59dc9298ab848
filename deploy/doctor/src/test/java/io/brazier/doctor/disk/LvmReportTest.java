package io.brazier.doctor.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LvmReportTest {

  private static final String REPORT =
      """
      {"report": [
        {"vg": [{"vg_name": "thick", "vg_extent_size": "4194304"}], "pv": [],
         "lv": [{"lv_name": "volume-1", "lv_size": "1073741824", "lv_attr": "-wi-a-----",
                 "lv_tags": "cinder.volume=1,brazier.unwiped"}], "pvseg": [], "seg": []},
        {"vg": [{"vg_name": "empty", "vg_extent_size": "4194304"}], "pv": [], "lv": []}]}
      """;

  @Test
  void groupsHaveTheirVolumes() {
    List<VolumeGroup> groups = LvmReport.parse(REPORT);

    assertThat(groups).extracting(VolumeGroup::name).containsExactly("thick", "empty");
    assertThat(groups.getLast().volumes()).isEmpty();
    assertThat(groups.getFirst().volumes())
        .containsExactly(
            new LogicalVolume(
                "volume-1", 1L << 30, "-wi-a-----", Set.of("cinder.volume=1", "brazier.unwiped")));
  }

  @Test
  void anythingElseIsRefused() {
    for (String text : List.of("", "{}", "lvm: not found", "{\"report\": [{\"vg\": [{}]}]}")) {
      assertThatThrownBy(() -> LvmReport.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
