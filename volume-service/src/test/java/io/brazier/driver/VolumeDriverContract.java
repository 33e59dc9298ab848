package io.brazier.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.PoolReport;
import io.brazier.fault.Fault;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every driver does. The backend under test is empty before each test, has room for at least
/// 4 GiB and for less than 1000 GiB.
public interface VolumeDriverContract {

  /// A volume of the tests.
  VolumeId FIRST = new VolumeId("11111111-1111-4111-8111-111111111111");

  /// Another one.
  VolumeId SECOND = new VolumeId("22222222-2222-4222-8222-222222222222");

  /// A third.
  VolumeId THIRD = new VolumeId("33333333-3333-4333-8333-333333333333");

  /// And a fourth.
  VolumeId FOURTH = new VolumeId("44444444-4444-4444-8444-444444444444");

  /// The driver under test, after [VolumeDriver#checkForSetupError].
  VolumeDriver driver();

  /// A driver that knows nothing yet, on the same storage.
  VolumeDriver driverBeforeSetup();

  /// Writes a byte to the whole of a volume.
  void fill(VolumeId id);

  /// Whether a volume is what [#fill] wrote up to so many GiB.
  boolean isFilledUpTo(VolumeId id, int gib);

  /// Whether a volume reads as zeros after so many GiB.
  boolean readsAsZerosFrom(VolumeId id, int gib);

  /// Whether the whole of a volume reads as zeros.
  default boolean readsAsZeros(VolumeId id) {
    return readsAsZerosFrom(id, 0);
  }

  /// Does something while the volume is in use.
  void whileOpen(VolumeId id, Runnable work);

  /// A spec of a volume.
  static VolumeSpec spec(VolumeId id, int gib) {
    return new VolumeSpec(id, new Gibibytes(gib));
  }

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
  default void newVolumeReadsAsZeros() {
    driver().create(spec(FIRST, 1));

    assertThat(readsAsZeros(FIRST)).isTrue();
  }

  @Test
  default void bytesOfDeletedVolumeAreNotInANewOne() {
    driver().create(spec(FIRST, 2));
    fill(FIRST);
    driver().delete(spec(FIRST, 2));
    driver().create(spec(SECOND, 2));

    assertThat(readsAsZeros(SECOND)).isTrue();
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
  default void extendedVolumeHasZerosBehindItsContent() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().extend(spec(FIRST, 3));

    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(3);
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
    assertThat(readsAsZerosFrom(FIRST, 1)).isTrue();
    assertThat(driver().volumes()).containsExactly(FIRST);
  }

  @Test
  default void bytesOfDeletedVolumeAreNotInAnExtendedOne() {
    driver().create(spec(FIRST, 1));
    driver().create(spec(SECOND, 2));
    fill(SECOND);
    driver().delete(spec(SECOND, 2));
    driver().extend(spec(FIRST, 3));

    assertThat(readsAsZeros(FIRST)).isTrue();
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
  default void whatWasTakenBackReadsAsZerosInWhoeverGetsIt() {
    driver().create(spec(FIRST, 1));
    driver().extend(spec(FIRST, 3));
    fill(FIRST);
    driver().retract(spec(FIRST, 1));
    driver().create(spec(SECOND, 1));
    driver().extend(spec(FIRST, 2));

    assertThat(readsAsZeros(SECOND)).isTrue();
    assertThat(readsAsZerosFrom(FIRST, 1)).isTrue();
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
