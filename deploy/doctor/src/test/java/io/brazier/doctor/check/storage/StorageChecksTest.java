package io.brazier.doctor.check.storage;

import static io.brazier.doctor.disk.DisksSample.GIB;
import static io.brazier.doctor.disk.DisksSample.lv;
import static io.brazier.doctor.disk.DisksSample.thinPool;
import static io.brazier.doctor.rows.VolumeSample.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.disk.DisksSample;
import io.brazier.doctor.disk.LogicalVolume;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.SnapshotSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.doctor.rows.WorkerSample;
import io.brazier.volume.VolumeStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every way in which the disks can differ from the rows is found by one check, once.
class StorageChecksTest {

  private static final String OTHER_HOST = "storage-2";
  private static final String NAME = id(1).nameOnStorage();
  private static final String DELETED = "deleted-" + id(1);

  @Test
  void availableVolumeWithoutLogicalVolumeIsFound() {
    assertFound(examine(VolumeSample.of(1), here()), Promise.P2, "has no logical volume of it");
  }

  @Test
  void failedVolumesMayHaveALogicalVolumeOrNot() {
    VolumeSample failed = VolumeSample.of(1).status(VolumeStatus.ERROR);

    assertThat(examine(failed, here())).isEmpty();
    assertThat(examine(failed, here(lv(NAME)))).isEmpty();
  }

  @Test
  void logicalVolumeOfNoVolumeIsFound() {
    List<Finding> found = examine(VolumeSample.of(2), here(lv(id(2).nameOnStorage()), lv(NAME)));

    assertFound(found, Promise.P2, "which is not there");
    assertThat(found.getFirst().repair()).as("it may be somebody's").isNull();
  }

  @Test
  void logicalVolumeWithAnyOtherNameIsFound() {
    assertFound(
        examine(VolumeSample.of(1), here(lv(NAME), lv("mine"))), Promise.P2, "is no volume's");
  }

  @Test
  void thinPoolIsNoVolume() {
    assertThat(examine(VolumeSample.of(1), here(lv(NAME), thinPool("pool")))).isEmpty();
  }

  @Test
  void logicalVolumeOnAnotherHostIsFound() {
    assertFound(
        examine(VolumeSample.of(1), here().group(OTHER_HOST, "vg", lv(NAME))),
        Promise.P2,
        "vg/" + NAME + " on " + OTHER_HOST);
  }

  @Test
  void secondLogicalVolumeIsFound() {
    assertFound(
        examine(VolumeSample.of(1), here(lv(NAME)).group(OTHER_HOST, "vg", lv(NAME))),
        Promise.P2,
        "has 2 logical volumes");
  }

  @Test
  void logicalVolumeOfVolumeOnNoPoolIsFound() {
    assertFound(
        examine(VolumeSample.of(1).status(VolumeStatus.ERROR).on(null), here(lv(NAME))),
        Promise.P2,
        "is on no pool");
  }

  @Test
  void wipingOfVolumeThatIsNotDeletedIsFound() {
    assertFound(examine(VolumeSample.of(1), here(lv(DELETED))), Promise.P2, "the wiping of");
  }

  @Test
  void otherSizeIsFound() {
    assertFound(examine(VolumeSample.of(1).gib(2), here(lv(NAME, GIB))), Promise.P2, "has 2 GiB");
  }

  @Test
  void volumeInUseHasItsSizeToo() {
    VolumeSample inUse = VolumeSample.of(1).status(VolumeStatus.IN_USE).gib(2).claiming(3);

    assertFound(examine(inUse, here(lv(NAME, 3 * GIB))), Promise.P2, "has 2 GiB");
    assertFound(examine(inUse, here()), Promise.P2, "is `in-use`");
  }

  @Test
  void volumeThatFailedToGrowIsBetweenItsSizeAndItsClaim() {
    VolumeSample failed =
        VolumeSample.of(1).status(VolumeStatus.ERROR_EXTENDING).gib(2).claiming(4);

    assertThat(examine(failed, here(lv(NAME, 2 * GIB)))).isEmpty();
    assertThat(examine(failed, here(lv(NAME, 3 * GIB)))).isEmpty();
    assertThat(examine(failed, here(lv(NAME, 4 * GIB)))).isEmpty();
    assertFound(examine(failed, here(lv(NAME, GIB))), Promise.P2, "has 2 to 4 GiB");
    assertFound(examine(failed, here(lv(NAME, 5 * GIB))), Promise.P2, "has 2 to 4 GiB");
    assertFound(examine(failed, here()), Promise.P2, "no logical volume of it");
  }

  @Test
  void volumeThatWasNotWipedIsFound() {
    assertFound(
        examine(VolumeSample.of(1), here(lv(NAME, "brazier.unwiped"))),
        Promise.P10,
        "was not wiped");
  }

  @Test
  void snapshotIsOnceWhereItsVolumeIsAndWhole() {
    String name = SnapshotSample.id(5).nameOnStorage();
    RowsSample rows = rows(VolumeSample.of(1)).snapshot(SnapshotSample.of(5));

    assertThat(examine(rows, here(lv(NAME), lv(name)))).isEmpty();
    assertFound(examine(rows, here(lv(NAME))), Promise.P2, "has no logical volume of it");
    assertFound(
        examine(rows, here(lv(NAME), lv("deleted-snapshot-" + SnapshotSample.id(5)))),
        Promise.P2,
        "the wiping of");
    assertFound(
        examine(rows, here(lv(NAME)).group(OTHER_HOST, "vg", lv(name))),
        Promise.P2,
        "vg/" + name + " on " + OTHER_HOST);
    assertFound(
        examine(rows, here(lv(NAME), new LogicalVolume(name, GIB, "swi-I-s---", Set.of()))),
        Promise.P2,
        "ran full");
    assertFound(
        examine(VolumeSample.of(1), here(lv(NAME), lv(name))),
        Promise.P2,
        "is of snapshot %s, which is not there".formatted(SnapshotSample.id(5)));
  }

  @Test
  void missingVolumeGroupIsOneDifference() {
    assertFound(
        examine(VolumeSample.of(1), DisksSample.none().group(RowsSample.HOST, "other")),
        Promise.P2,
        "has no volume group " + RowsSample.GROUP);
  }

  @Test
  void workUnderWayIsLeftAlone() {
    RowsSample rows =
        rows(VolumeSample.of(1).status(VolumeStatus.CREATING))
            .worker(WorkerSample.of(1))
            .worker(WorkerSample.of(3));
    DisksSample disks =
        here(lv(DELETED), lv(id(3).nameOnStorage())).group(OTHER_HOST, "vg", lv(NAME, 5));

    assertThat(examine(rows, disks)).isEmpty();
  }

  @Test
  void targetOfNoVolumeIsFound() {
    String target = "iqn.2010-10.org.openstack:" + NAME;

    assertFound(
        examine(VolumeSample.of(1), here(lv(NAME)).targets(RowsSample.HOST, target)),
        Promise.P2,
        "exports target " + target);
  }

  @Test
  void missingTargetIsFound() {
    VolumeSample exported = VolumeSample.of(1).exported("10.0.0.1:3260,1 iqn.x:" + NAME + " 1");

    assertFound(
        examine(exported, here(lv(NAME)).targets(RowsSample.HOST)), Promise.P2, "no such target");
    assertThat(examine(exported, here(lv(NAME)))).as("nobody looked").isEmpty();
    assertThat(examine(exported, here(lv(NAME)).targets(RowsSample.HOST, "iqn.x:" + NAME)))
        .isEmpty();
  }

  private static DisksSample here(LogicalVolume... volumes) {
    return DisksSample.none().group(RowsSample.HOST, RowsSample.GROUP, volumes);
  }

  private static RowsSample rows(VolumeSample volume) {
    return RowsSample.empty()
        .volume(volume)
        .pool(RowsSample.POOL, 1, RowsSample.LOCATION)
        .pool("storage-2@lvm#LVM", 0, "LVMVolumeDriver:storage-2:vg:default:0");
  }

  private static List<Finding> examine(VolumeSample volume, DisksSample disks) {
    return examine(rows(volume), disks);
  }

  private static List<Finding> examine(RowsSample rows, DisksSample disks) {
    Storage storage = Storage.of(rows.make(), disks.make());
    return StorageChecks.all().stream().flatMap(check -> check.examine(storage).stream()).toList();
  }

  private static void assertFound(List<Finding> found, Promise promise, String words) {
    assertThat(found)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.promise()).isEqualTo(promise);
          assertThat(finding.sentence()).contains(words);
        });
  }
}
