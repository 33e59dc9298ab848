package io.brazier.driver;

import static io.brazier.driver.OldBytesContract.source;
import static io.brazier.driver.OldBytesContract.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.PoolReport;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every driver does.
public interface VolumeDriverContract extends OldBytesContract {

  /// A driver that knows nothing yet, on the same storage.
  VolumeDriver driverBeforeSetup();

  /// Does something while the volume is in use.
  void whileOpen(VolumeId id, Runnable work);

  @Test
  default void createdVolumeIsThere() {
    driver().create(spec(FIRST, 1));

    assertThat(driver().volumes()).containsExactly(FIRST);
  }

  @Test
  default void repeatedCreateMakesNoSecondVolume() {
    driver().create(spec(FIRST, 1));
    driver().create(spec(FIRST, 1));

    assertThat(driver().volumes()).containsExactly(FIRST);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(1);
  }

  @Test
  default void repeatedCreateKeepsTheContent() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().create(spec(FIRST, 1));

    assertThat(readsAsZeros(FIRST)).isFalse();
  }

  @Test
  default void createOfAnotherSizeIsRefused() {
    driver().create(spec(FIRST, 1));

    assertThatThrownBy(() -> driver().create(spec(FIRST, 2)))
        .isInstanceOf(Fault.BackendFailed.class);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(1);
  }

  @Test
  default void createsAtOnceAreAllDone() {
    driver().create(spec(FIRST, 1));
    List<VolumeSpec> specs =
        List.of(spec(FIRST, 1), spec(SECOND, 1), spec(THIRD, 1), spec(FOURTH, 1));
    AtOnce.run(specs, driver()::create).forEach(failure -> assertThat(failure).isEmpty());

    assertThat(driver().volumes()).containsExactlyInAnyOrder(FIRST, SECOND, THIRD, FOURTH);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(4);
    assertThat(List.of(FIRST, SECOND, THIRD, FOURTH)).allMatch(this::readsAsZeros);
  }

  @Test
  default void createThatFailsAmongOthersFailsAlone() {
    driver().create(spec(SECOND, 2));
    List<VolumeSpec> specs = List.of(spec(FIRST, 1), spec(SECOND, 1), spec(THIRD, 1));
    List<Optional<RuntimeException>> failures = AtOnce.run(specs, driver()::create);

    assertThat(failures.get(0)).isEmpty();
    assertThat(failures.get(1)).containsInstanceOf(Fault.BackendFailed.class);
    assertThat(failures.get(2)).isEmpty();
    assertThat(driver().volumes()).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
  }

  @Test
  default void deletedVolumeIsGone() {
    driver().create(spec(FIRST, 1));
    driver().create(spec(SECOND, 1));
    driver().delete(spec(FIRST, 1));

    assertThat(driver().volumes()).containsExactly(SECOND);
  }

  @Test
  default void deleteOfAnAbsentVolumeIsDone() {
    driver().delete(spec(FIRST, 1));

    assertThat(driver().volumes()).isEmpty();
  }

  @Test
  default void openVolumeIsNotDeleted() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);

    whileOpen(
        FIRST,
        () ->
            assertThatThrownBy(() -> driver().delete(spec(FIRST, 1)))
                .isInstanceOf(Fault.Busy.class));

    assertThat(driver().volumes()).containsExactly(FIRST);
    assertThat(readsAsZeros(FIRST)).isFalse();
  }

  @Test
  default void repeatedExtendKeepsTheContent() {
    driver().create(spec(FIRST, 1));
    driver().extend(spec(FIRST, 2));
    fill(FIRST);
    driver().extend(spec(FIRST, 2));

    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(2);
    assertThat(isFilledUpTo(FIRST, 2)).isTrue();
  }

  @Test
  default void openVolumeIsExtended() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    whileOpen(FIRST, () -> driver().extend(spec(FIRST, 2)));

    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(2);
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
    assertThat(readsAsZerosFrom(FIRST, 1)).isTrue();
  }

  @Test
  default void extendNeverMakesAVolumeSmaller() {
    driver().create(spec(FIRST, 2));

    assertThatThrownBy(() -> driver().extend(spec(FIRST, 1)))
        .isInstanceOf(Fault.BackendFailed.class);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(2);
  }

  @Test
  default void absentVolumeIsNotExtended() {
    assertThatThrownBy(() -> driver().extend(spec(FIRST, 2)))
        .isInstanceOf(Fault.BackendFailed.class);
    assertThat(driver().volumes()).isEmpty();
  }

  @Test
  default void retractedVolumeIsWhatItWas() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().extend(spec(FIRST, 3));
    driver().retract(spec(FIRST, 1));

    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(1);
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
  }

  @Test
  default void retractOfWhatIsNotLargerIsDone() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().retract(spec(FIRST, 2));
    whileOpen(FIRST, () -> driver().retract(spec(FIRST, 1)));
    driver().retract(spec(SECOND, 1));

    assertThat(driver().volumes()).containsExactly(FIRST);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(1);
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
  }

  @Test
  default void openVolumeIsNotMadeSmaller() {
    driver().create(spec(FIRST, 1));
    driver().extend(spec(FIRST, 2));
    fill(FIRST);

    whileOpen(
        FIRST,
        () ->
            assertThatThrownBy(() -> driver().retract(spec(FIRST, 1)))
                .isInstanceOf(Fault.Busy.class));

    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(2);
    assertThat(isFilledUpTo(FIRST, 2)).isTrue();
  }

  @Test
  default void snapshotIsThereUntilItIsDeleted() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));

    assertThat(driver().snapshots()).containsExactly(SNAPSHOT);
    assertThat(driver().volumes()).containsExactly(FIRST);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(2);

    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));

    assertThat(driver().snapshots()).isEmpty();
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(1);
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
  }

  @Test
  default void openVolumeHasASnapshotMade() {
    driver().create(spec(FIRST, 1));
    whileOpen(FIRST, () -> driver().createSnapshot(spec(SNAPSHOT, FIRST, 1)));
    fill(FIRST);
    whileOpen(FIRST, () -> driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1)));

    assertThat(driver().snapshots()).isEmpty();
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
  }

  @Test
  default void volumeWithASnapshotIsExtended() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().extend(spec(FIRST, 2));

    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
    assertThat(readsAsZerosFrom(FIRST, 1)).isTrue();
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));
  }

  @Test
  default void snapshotOfAnAbsentVolumeIsRefused() {
    assertThatThrownBy(() -> driver().createSnapshot(spec(SNAPSHOT, FIRST, 1)))
        .isInstanceOf(Fault.BackendFailed.class);
    assertThat(driver().snapshots()).isEmpty();
  }

  @Test
  default void revertedVolumeHasWhatItsSnapshotHas() {
    driver().create(spec(FIRST, 1));
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    fill(FIRST);
    driver().revert(spec(SNAPSHOT, FIRST, 1), (_, _) -> {});

    assertThat(readsAsZeros(FIRST)).isTrue();

    fill(FIRST);
    driver().revert(spec(SNAPSHOT, FIRST, 1), (_, _) -> {});
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));

    assertThat(readsAsZeros(FIRST)).isTrue();
    assertThat(driver().volumes()).containsExactly(FIRST);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(1);
  }

  @Test
  default void openVolumeIsNotReverted() {
    driver().create(spec(FIRST, 1));
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    fill(FIRST);

    whileOpen(
        FIRST,
        () ->
            assertThatThrownBy(() -> driver().revert(spec(SNAPSHOT, FIRST, 1), (_, _) -> {}))
                .isInstanceOf(Fault.Busy.class));

    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));
  }

  @Test
  default void clonesDependOnNothing() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().createFrom(spec(SECOND, 1), source(SNAPSHOT, FIRST, 1), (_, _) -> {});
    whileOpen(FIRST, () -> driver().createFrom(spec(THIRD, 1), source(FIRST, 1), (_, _) -> {}));
    driver().createFrom(spec(FOURTH, 1), source(SECOND, 1), (_, _) -> {});
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().delete(spec(SECOND, 1));
    driver().delete(spec(FIRST, 1));

    assertThat(driver().volumes()).containsExactlyInAnyOrder(THIRD, FOURTH);
    assertThat(isFilledUpTo(THIRD, 1)).isTrue();
    assertThat(isFilledUpTo(FOURTH, 1)).isTrue();
  }

  @Test
  default void volumeFromAnAbsentSourceIsRefused() {
    assertThatThrownBy(() -> driver().createFrom(spec(SECOND, 1), source(FIRST, 1), (_, _) -> {}))
        .isInstanceOf(Fault.BackendFailed.class);
    assertThat(driver().volumes()).isEmpty();
  }

  @Test
  default void reportCountsVolumesAndSpace() {
    PoolReport before = driver().poolReport();
    driver().create(spec(FIRST, 1));
    driver().create(spec(SECOND, 2));
    PoolReport after = driver().poolReport();

    assertThat(after.totalCapacityGib()).isEqualTo(before.totalCapacityGib()).isPositive();
    assertThat(after.provisionedCapacityGib()).isEqualTo(before.provisionedCapacityGib() + 3);
    assertThat(after.allocatedCapacityGib()).isEqualTo(3);
    assertThat(after.freeCapacityGib())
        .isEqualTo(
            after.thinProvisioning() ? before.freeCapacityGib() : before.freeCapacityGib() - 3);
  }

  @Test
  default void reportHasCindersCapabilities() {
    PoolReport report = driver().poolReport();

    assertThat(report.capabilities())
        .containsEntry("pool_name", report.poolName())
        .containsEntry("backend_state", "up")
        .containsEntry("thin_provisioning_support", report.thinProvisioning())
        .containsEntry("thick_provisioning_support", !report.thinProvisioning())
        .containsKeys(
            "volume_backend_name",
            "vendor_name",
            "driver_version",
            "storage_protocol",
            "location_info",
            "total_capacity_gb",
            "free_capacity_gb",
            "provisioned_capacity_gb",
            "allocated_capacity_gb",
            "reserved_percentage",
            "max_over_subscription_ratio",
            "total_volumes",
            "QoS_support",
            "multiattach");
  }

  @Test
  default void anotherDriverOnTheSameStorageGoesOn() {
    driver().create(spec(FIRST, 1));
    VolumeDriver restarted = driverBeforeSetup();
    restarted.checkForSetupError();

    assertThat(restarted.volumes()).containsExactly(FIRST);
    assertThat(restarted.poolReport().thinProvisioning())
        .isEqualTo(driver().poolReport().thinProvisioning());
  }

  @Test
  default void nothingIsMadeOrExtendedBeforeSetup() {
    VolumeDriver fresh = driverBeforeSetup();

    assertThatThrownBy(() -> fresh.create(spec(FIRST, 1))).isInstanceOf(Fault.BackendFailed.class);
    assertThatThrownBy(() -> fresh.extend(spec(FIRST, 2))).isInstanceOf(Fault.BackendFailed.class);
    assertThat(driver().volumes()).isEmpty();
  }
}
