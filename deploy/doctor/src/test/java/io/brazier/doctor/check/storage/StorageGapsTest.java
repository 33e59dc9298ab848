package io.brazier.doctor.check.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.disk.Disks;
import io.brazier.doctor.disk.DisksSample;
import io.brazier.doctor.disk.Inventory;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageGapsTest {

  private static final Duration DOWN = Duration.ofMinutes(1);

  @Test
  void hostOfVolumesWithoutInventoryIsAGap() {
    RowsSample rows =
        RowsSample.empty().volume(VolumeSample.of(1)).pool(RowsSample.POOL, 1, RowsSample.LOCATION);

    assertThat(gaps(rows, DisksSample.none().make()))
        .containsExactly("No inventory of storage host storage-1 was given.");
  }

  @Test
  void hostOfLiveServiceWithoutInventoryIsAGap() {
    RowsSample rows = RowsSample.empty().pool(RowsSample.POOL, 0, RowsSample.LOCATION);

    assertThat(gaps(rows, DisksSample.none().make())).as("gone long ago").isEmpty();
    rows.service(RowsSample.BACKEND, "cinder-volume", Duration.ZERO);
    assertThat(gaps(rows, DisksSample.none().make())).hasSize(1);
  }

  @Test
  void hostThatCannotBeAskedIsToldOnce() {
    Disks silent = new Disks(Map.of(), Map.of(RowsSample.HOST, "It is off."), Map.of());

    assertThat(gaps(RowsSample.healthy(), silent)).containsExactly("It is off.");
  }

  @Test
  void backendOfUnknownGroupCanBeNamed() {
    RowsSample rows = RowsSample.empty().volume(VolumeSample.of(1)).pool(RowsSample.POOL, 1, null);
    Map<String, Inventory> hosts = Map.of(RowsSample.HOST, new Inventory(List.of(), null));

    assertThat(gaps(rows, new Disks(hosts, Map.of(), Map.of())))
        .singleElement()
        .satisfies(gap -> assertThat(gap).endsWith("--backend storage-1@lvm=GROUP."));
    assertThat(gaps(rows, new Disks(hosts, Map.of(), Map.of(RowsSample.BACKEND, "vg")))).isEmpty();
  }

  private static List<String> gaps(RowsSample rows, Disks disks) {
    return StorageGaps.of(rows.make(), disks, DOWN);
  }
}
