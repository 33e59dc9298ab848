package io.brazier.driver.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolReport;
import io.brazier.driver.BackendConfig;
import io.brazier.driver.TestBackend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The samples are the output of LVM 2.03.16.
class VolumeGroupTest {

  private static String sample(String name) {
    try (InputStream stream = VolumeGroupTest.class.getResourceAsStream("/lvm/" + name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VolumeGroup parse(String text) {
    return VolumeGroup.parse(text).orElseThrow();
  }

  @Test
  void thickGroupIsRead() {
    VolumeGroup group = parse(sample("thick.json"));

    assertThat(group.name()).isEqualTo(new VgName("cinder-volumes"));
    assertThat(group.sizeBytes()).isEqualTo(10_733_223_936L);
    assertThat(group.freeBytes()).isEqualTo(4_290_772_992L);
    assertThat(group.extentBytes()).isEqualTo(4_194_304);
    assertThat(group.isZeroed()).isTrue();
    assertThat(group.ours()).hasSize(6);
    assertThat(group.pool()).isEmpty();
  }

  @Test
  void thickVolumeIsRead() {
    LogicalVolume volume = parse(sample("thick.json")).volumes().getFirst();

    assertThat(volume.sizeBytes()).isEqualTo(1L << 30);
    assertThat(volume.isActive()).isTrue();
    assertThat(volume.isOpen()).isFalse();
    assertThat(volume.isThin()).isFalse();
    assertThat(volume.hasSnapshots()).isFalse();
    assertThat(volume.tags()).containsExactly("cinder.volume=00000000-0000-4000-8000-000000000000");
  }

  @Test
  void thinPoolAndItsVolumesAreRead() {
    VolumeGroup group = parse(sample("thin.json"));
    LogicalVolume pool = group.pool().orElseThrow();

    assertThat(pool.zeroesNewBlocks()).isTrue();
    assertThat(pool.metadataPercent()).isBetween(10.0, 12.0);
    assertThat(group.ours()).isNotEmpty().allMatch(LogicalVolume::isThin);
    BackendConfig config = TestBackend.config(Map.of("lvm-type", "thin"));
    PoolReport report =
        Backing.of(group, true, config)
            .report(group, new BackendAddress("host", "lvm", null), config);
    assertThat(report.provisionedCapacityGib()).isEqualTo(group.ours().size());
  }

  @Test
  void reportOnNoGroupIsEmpty() {
    assertThat(VolumeGroup.parse("{\"report\": [ ] }")).isEmpty();
  }

  @Test
  void missingFieldIsNamed() {
    assertThatThrownBy(() -> VolumeGroup.parse("{\"report\":[{\"vg\":[{}]}]}"))
        .hasMessageContaining("vg_name");
  }

  @Test
  void brokenReportIsRefused() {
    assertThatThrownBy(() -> VolumeGroup.parse("{\"report\":"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sizesAreRoundedUpToExtents() {
    VolumeGroup group = parse(sample("thick.json"));

    assertThat(group.roundedUp(1)).isEqualTo(4_194_304);
    assertThat(group.roundedUp(4_194_304)).isEqualTo(4_194_304);
  }

  @Test
  void versionsAreReadAndCompared() {
    Lvm.Version version = Lvm.Version.parse("  LVM version:     2.03.16(2) (2022-05-18)\n");

    assertThat(version).isEqualTo(new Lvm.Version(2, 3, 16)).isGreaterThan(Lvm.Version.OLDEST);
    assertThat(new Lvm.Version(2, 2, 157)).isLessThan(Lvm.Version.OLDEST).hasToString("2.02.157");
  }
}
