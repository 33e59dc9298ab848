package io.brazier.driver.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.volume.VolumeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  private static final VolumeId ID = new VolumeId("11111111-1111-4111-8111-111111111111");

  @ParameterizedTest
  @ValueSource(strings = {"", "-f", "a b", "a;b", "$(id)", "../x", "a/b", "..", "a\nb", "a|b", "é"})
  void nameThatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> new VgName(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LvName(name + " ")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "11111111-1111-4111-8111-11111111111",
        "11111111-1111-4111-8111-1111111111G1"
      })
  void idThatIsNoUuidIsRefused(String id) {
    assertThatThrownBy(() -> LvName.ofVolume(new VolumeId(id)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsAreFoundInAllNames() {
    assertThat(LvName.ofVolume(ID).volumeId()).hasValue(ID);
    assertThat(LvName.ofDeleted(ID).volumeId()).hasValue(ID);
    assertThat(LvName.ofAdded(ID).volumeId()).hasValue(ID);
    assertThat(new LvName("swap").volumeId()).isEmpty();
    assertThat(new LvName("my-volume-" + ID).volumeId()).isEmpty();
  }

  @Test
  void pathsAreBuiltFromNames() {
    VgName group = new VgName("cinder-volumes");

    assertThat(group.pool().value()).isEqualTo("cinder-volumes-pool");
    assertThat(group.devicePath(LvName.ofVolume(ID))).isEqualTo("/dev/cinder-volumes/volume-" + ID);
  }
}
